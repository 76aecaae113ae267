import { addToOutbox } from "@/lib/db/rows";
import { lockBooking, lockPaymentsOf } from "@/lib/db/locks";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { refundForSeat, UNUSED_MONEY_REASONS } from "@/lib/domain/refund";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { newId } from "@/lib/services/tokens";
import { endConfirmed } from "./end-confirmed";
import { requestRefunds, type RefundDraft } from "./request-refunds";

const REASON = "cancelled_by_buyer";
const UNUSED: readonly string[] = UNUSED_MONEY_REASONS;

/**
 * Cancels a paid booking by the refund ladder: tickets VOID, seats free, one refund row per seat
 * with something to give back, one KEPT row for what stays, all in one transaction. Refuses
 * booking_not_cancellable once the show has begun or somebody was admitted.
 */
export async function cancelConfirmed(
  bookingId: string,
  now: Date,
): Promise<Result<{ kind: "cancelled" }>> {
  return inTransaction(async (tx) => {
    const booking = await lockPaid(tx, bookingId);
    if (!booking || booking.startsAt <= now) return refuse({ code: "booking_not_cancellable" });
    if (booking.tickets.some((ticket) => ticket.state !== "VALID" || ticket.checkIns.length > 0)) {
      return refuse({ code: "booking_not_cancellable" });
    }
    await endConfirmed(tx, bookingId, REASON, now);
    await writeRefunds(tx, booking, now);
    const cancelled = {
      id: `cancelled:${bookingId}`,
      name: "booking/cancelled",
      payload: { bookingId },
    };
    await addToOutbox(tx, [cancelled], now);
    return ok({ kind: "cancelled" as const });
  });
}

type PaidBooking = NonNullable<Awaited<ReturnType<typeof lockPaid>>>;

async function lockPaid(tx: Tx, bookingId: string) {
  await lockBooking(tx, bookingId);
  await lockPaymentsOf(tx, bookingId);
  return tx.booking.findFirst({
    where: { id: bookingId, state: "CONFIRMED" },
    include: {
      payments: {
        where: { state: "PAID" },
        orderBy: { attempt: "asc" },
        include: { refunds: true },
      },
      tickets: { include: { bookingSeat: true, checkIns: { select: { id: true } } } },
    },
  });
}

async function writeRefunds(tx: Tx, booking: PaidBooking, now: Date): Promise<void> {
  const payment = booking.payments.find(
    (one) => one.kind === "STRIPE" && !one.refunds.some((refund) => UNUSED.includes(refund.reason)),
  );
  if (!payment) return;
  const { id: paymentId, currency } = payment;
  const drafts = draftRefunds(booking, payment.refunds, now);
  const leftMinor = await requestRefunds(
    tx,
    { paymentId, bookingId: booking.id, currency },
    drafts,
    now,
  );
  await tx.transaction.create({
    data: {
      id: newId("transaction"),
      paymentId,
      kind: "KEPT",
      amountMinor: leftMinor,
      currency,
      reason: REASON,
      subjectId: booking.id,
      occurredAt: now,
    },
    select: { id: true },
  });
}

/** The ladder's amount per ticket; what went back through Stripe's dashboard before counts as given. */
function draftRefunds(
  booking: PaidBooking,
  earlier: PaidBooking["payments"][number]["refunds"],
  now: Date,
): RefundDraft[] {
  const standing = earlier.filter((refund) => refund.state !== "FAILED");
  let givenMinor = standing.reduce((sum, refund) => sum + refund.amountMinor, 0);
  return booking.tickets.map((ticket) => {
    const { refundMinor } = refundForSeat(ticket.bookingSeat, booking.startsAt, now);
    const amountMinor = Math.max(0, refundMinor - givenMinor);
    givenMinor -= refundMinor - amountMinor;
    return { amountMinor, reason: REASON, ticketId: ticket.id };
  });
}
