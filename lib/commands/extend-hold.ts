import { db } from "@/lib/db/client";
import { lockClaims, setTakeableAt } from "@/lib/db/seat-claims";
import { lockBooking } from "@/lib/db/locks";
import { inTransaction } from "@/lib/db/transaction";
import { extendHold as extendClock } from "@/lib/domain/booking";
import { may } from "@/lib/domain/policy";
import { ok, refuse, type Result } from "@/lib/domain/result";
import type { Context } from "./context";

/**
 * The one extension of a hold: three minutes, not while a checkout is live. Refuses
 * booking_not_found, booking_not_pending, hold_expired, hold_already_extended, checkout_open.
 */
export async function extendHold(
  { bookingId }: { readonly bookingId: string },
  { actor, now }: Context,
): Promise<Result<{ readonly expiresAt: Date }>> {
  const owner = await db().booking.findUnique({
    where: { id: bookingId },
    select: { userId: true },
  });
  if (!owner || !may(actor, { kind: "pay_booking", ownerId: owner.userId })) {
    return refuse({ code: "booking_not_found" });
  }
  return inTransaction(async (tx) => {
    await lockBooking(tx, bookingId);
    const booking = await tx.booking.findUniqueOrThrow({
      where: { id: bookingId },
      include: {
        seats: { select: { seatId: true } },
        payments: {
          where: { state: { in: ["OPENING", "OPEN", "PROCESSING"] } },
          select: { id: true },
        },
      },
    });
    if (booking.state !== "PENDING") return refuse({ code: "booking_not_pending" });
    if (booking.extendedAt !== null) return refuse({ code: "hold_already_extended" });
    if (booking.payments.length > 0) return refuse({ code: "checkout_open" });
    const own = await lockClaims(tx, { showtimeId: booking.showtimeId, bookingId });
    const isRobbed = own.length < booking.seats.length;
    if (booking.expiresAt <= now || isRobbed) return refuse({ code: "hold_expired" });
    const clock = extendClock(booking);
    await tx.booking.update({
      where: { id: bookingId },
      data: { ...clock, extendedAt: now },
      select: { id: true },
    });
    await setTakeableAt(tx, { showtimeId: booking.showtimeId, bookingId }, clock.deadlineAt);
    return ok({ expiresAt: clock.expiresAt });
  });
}
