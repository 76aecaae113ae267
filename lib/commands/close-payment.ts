import { lockClaims, setTakeableAt } from "@/lib/db/seat-claims";
import type { Tx } from "@/lib/db/transaction";
import { LIVE_PAYMENT_STATES, statesBefore } from "@/lib/domain/payment";
import { DAY_MS, earlier, MINUTE_MS, shift } from "@/lib/domain/time";
import type { Checkout } from "@/lib/services/payments/checkouts";
import { endBooking } from "./end-booking";

interface Subject {
  readonly paymentId: string;
  readonly bookingId: string;
}

/** A delayed payment keeps its seats this long, but never closer to the show than the margin. */
const KEEP_MS = DAY_MS;
const MARGIN_MS = 20 * MINUTE_MS;

/**
 * The checkout can no longer be paid: payment CLOSED, and the seats wait for the hold's deadline
 * again, or come free when that has passed. A failed delayed payment ends its booking as FAILED.
 */
export async function closePayment(
  tx: Tx,
  { paymentId, bookingId }: Subject,
  now: Date,
): Promise<void> {
  const failed = await tx.payment.updateMany({
    where: { id: paymentId, state: "PROCESSING" },
    data: { state: "FAILED", endedAt: now },
  });
  if (failed.count > 0) {
    await endBooking(tx, bookingId, { state: "FAILED", reason: "payment_failed" }, now);
    return;
  }
  const closed = await tx.payment.updateMany({
    where: { id: paymentId, state: { in: statesBefore("CLOSED") } },
    data: { state: "CLOSED", endedAt: now },
  });
  if (closed.count === 0) return;
  const booking = await tx.booking.findUniqueOrThrow({
    where: { id: bookingId },
    select: {
      state: true,
      showtimeId: true,
      deadlineAt: true,
      payments: { where: { state: { in: [...LIVE_PAYMENT_STATES] } }, select: { id: true } },
    },
  });
  // An attempt given up long ago may end at Stripe while the next one is live: the seats are its.
  if (booking.state !== "PENDING" || booking.payments.length > 0) return;
  if (booking.deadlineAt <= now) {
    await endBooking(tx, bookingId, { state: "EXPIRED", reason: "time_ran_out" }, now);
    return;
  }
  await lockClaims(tx, { showtimeId: booking.showtimeId, bookingId });
  await setTakeableAt(tx, { showtimeId: booking.showtimeId, bookingId }, booking.deadlineAt);
}

/** Complete but unpaid: money is on its way, and the seats are kept for it (DOMAIN 5.3). */
export async function keepForDelayedMoney(
  tx: Tx,
  { paymentId, bookingId, checkout }: Subject & { readonly checkout: Checkout },
  now: Date,
): Promise<void> {
  const { startsAt, showtimeId } = await tx.booking.findUniqueOrThrow({
    where: { id: bookingId },
    select: { startsAt: true, showtimeId: true },
  });
  const keepUntilAt = earlier(shift(now, KEEP_MS), shift(startsAt, -MARGIN_MS));
  const { count } = await tx.payment.updateMany({
    where: { id: paymentId, state: { in: statesBefore("PROCESSING") } },
    data: {
      state: "PROCESSING",
      keepUntilAt,
      sessionId: checkout.sessionId,
      intentId: checkout.intentId,
    },
  });
  if (count > 0) await setTakeableAt(tx, { showtimeId, bookingId }, null);
}
