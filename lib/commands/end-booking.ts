import { freeClaims, lockClaims } from "@/lib/db/seat-claims";
import type { Tx } from "@/lib/db/transaction";
import { giveBackCode } from "./give-back-code";

/** Marks a PENDING booking whose buyer cancelled while Stripe did not answer: the gate goes on. */
export const CANCEL_REQUESTED = "cancelled_by_buyer";

export interface BookingEnd {
  readonly state: "EXPIRED" | "CANCELLED" | "FAILED";
  readonly reason: string;
}

/**
 * Ends an unpaid booking inside the caller's transaction and frees the claims that are still its
 * own. Only from PENDING: true when this call ended it, false when somebody else already had.
 */
export async function endBooking(
  tx: Tx,
  bookingId: string,
  end: BookingEnd,
  now: Date,
): Promise<boolean> {
  const { state, endReason, showtimeId } = await tx.booking.findUniqueOrThrow({
    where: { id: bookingId },
    select: { state: true, endReason: true, showtimeId: true },
  });
  if (state !== "PENDING") return false;
  // Who gave it up and had to wait for Stripe has cancelled, whatever frees the seats in the end.
  const isCancelled = end.state === "EXPIRED" && endReason === CANCEL_REQUESTED;
  const { count } = await tx.booking.updateMany({
    where: { id: bookingId, state: "PENDING" },
    data: isCancelled
      ? { state: "CANCELLED", endedAt: now }
      : { state: end.state, endReason: end.reason, endedAt: now },
  });
  if (count === 0) return false;
  await lockClaims(tx, { showtimeId, bookingId });
  await freeClaims(tx, { showtimeId, bookingId });
  await giveBackCode(tx, bookingId, now);
  return true;
}
