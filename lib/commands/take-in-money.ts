import { openException } from "@/lib/db/rows";
import { freeClaims, lockClaims } from "@/lib/db/seat-claims";
import type { Tx } from "@/lib/db/transaction";
import { canBookingMove } from "@/lib/domain/booking";
import { bookingAfterRefund, statesBefore } from "@/lib/domain/payment";
import type { Checkout } from "@/lib/services/payments/checkouts";
import { newId } from "@/lib/services/tokens";
import { giveBackCode } from "./give-back-code";
import { requestRefunds } from "./request-refunds";

interface Money {
  readonly paymentId: string;
  readonly bookingId: string;
  readonly checkout: Checkout;
  /** Why all of it goes straight back; null when it pays for the booking. */
  readonly refundReason: "mismatch" | "duplicate" | "late" | null;
}

/**
 * The compare-and-set to PAID with its ledger row and, when the money cannot become tickets, the
 * refund that covers it: in the caller's transaction, under the payment's lock.
 */
export async function takeInMoney(tx: Tx, money: Money, now: Date): Promise<void> {
  const { paymentId, checkout, refundReason } = money;
  const { count } = await tx.payment.updateMany({
    where: { id: paymentId, state: { in: statesBefore("PAID") } },
    data: {
      state: "PAID",
      paidAt: now,
      endedAt: null,
      sessionId: checkout.sessionId,
      intentId: checkout.intentId,
      chargeId: checkout.chargeId,
    },
  });
  if (count !== 1) throw new Error(`Payment ${paymentId} was paid under its own lock.`);
  await tx.transaction.create({
    data: {
      id: newId("transaction"),
      paymentId,
      kind: "CAPTURE",
      amountMinor: checkout.amountMinor,
      currency: checkout.currency,
      reason: refundReason ?? "booking",
      subjectId: checkout.sessionId,
      occurredAt: now,
    },
    select: { id: true },
  });
  if (refundReason === null) return;
  await sendBack(tx, money, refundReason, now);
}

async function sendBack(tx: Tx, money: Money, reason: string, now: Date): Promise<void> {
  const { paymentId, bookingId, checkout } = money;
  const { amountMinor, currency } = checkout;
  const draft = { amountMinor, reason, ticketId: null };
  await requestRefunds(tx, { paymentId, bookingId, currency }, [draft], now);
  if (reason === "mismatch") {
    const detail = `Paid ${checkout.amountMinor} ${checkout.currency}, which is not what was asked for.`;
    const exception = { id: newId("exception"), kind: "payment_mismatch", subjectId: paymentId };
    await openException(tx, { ...exception, bookingId, detail }, now);
  }
  await failUnpaidBooking(tx, bookingId, reason, now);
}

async function failUnpaidBooking(
  tx: Tx,
  bookingId: string,
  reason: string,
  now: Date,
): Promise<void> {
  const { state, showtimeId } = await tx.booking.findUniqueOrThrow({
    where: { id: bookingId },
    select: { state: true, showtimeId: true },
  });
  const next = bookingAfterRefund(state);
  if (next === state || !canBookingMove(state, next)) return;
  await tx.booking.updateMany({
    where: { id: bookingId, state },
    data: { state: next, endReason: reason, endedAt: now },
  });
  await lockClaims(tx, { showtimeId, bookingId });
  await freeClaims(tx, { showtimeId, bookingId });
  await giveBackCode(tx, bookingId, now);
}
