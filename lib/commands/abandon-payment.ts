import { lockClaims, setTakeableAt } from "@/lib/db/seat-claims";
import { lockBooking } from "@/lib/db/locks";
import { inTransaction } from "@/lib/db/transaction";
import { ok } from "@/lib/domain/result";
import { log } from "@/lib/services/log";

/**
 * A checkout that Stripe definitely did not open: OPENING -> ABANDONED, and the seats wait for the
 * hold's deadline again. The next attempt has a payment and a key of its own.
 */
export async function abandonPayment(paymentId: string, reason: string, now: Date): Promise<void> {
  log("warn", "checkout.abandoned", { paymentId, reason });
  await inTransaction(async (tx) => {
    const payment = await tx.payment.findUniqueOrThrow({
      where: { id: paymentId },
      select: { bookingId: true, booking: { select: { showtimeId: true } } },
    });
    const { bookingId } = payment;
    const { showtimeId } = payment.booking;
    await lockBooking(tx, bookingId);
    const { count } = await tx.payment.updateMany({
      where: { id: paymentId, state: "OPENING" },
      data: { state: "ABANDONED", endedAt: now },
    });
    if (count === 0) return ok(null);
    const { deadlineAt, state } = await tx.booking.findUniqueOrThrow({
      where: { id: bookingId },
      select: { deadlineAt: true, state: true },
    });
    await lockClaims(tx, { showtimeId, bookingId });
    if (state === "PENDING") await setTakeableAt(tx, { showtimeId, bookingId }, deadlineAt);
    return ok(null);
  });
}
