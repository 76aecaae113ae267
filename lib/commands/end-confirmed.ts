import { freeClaims, lockClaims } from "@/lib/db/seat-claims";
import type { Tx } from "@/lib/db/transaction";

/**
 * Ends a sold booking in the caller's transaction, under the booking's lock: CANCELLED, its tickets
 * VOID, its seats free. What happens to its money is the caller's. True when this call ended it.
 */
export async function endConfirmed(
  tx: Tx,
  bookingId: string,
  reason: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.booking.updateMany({
    where: { id: bookingId, state: "CONFIRMED" },
    data: { state: "CANCELLED", endReason: reason, endedAt: now, version: { increment: 1 } },
  });
  if (count === 0) return false;
  const { showtimeId } = await tx.booking.findUniqueOrThrow({
    where: { id: bookingId },
    select: { showtimeId: true },
  });
  await tx.ticket.updateMany({
    where: { bookingId, state: { in: ["VALID", "SUSPENDED"] } },
    data: { state: "VOID", voidedAt: now },
  });
  await lockClaims(tx, { showtimeId, bookingId });
  await freeClaims(tx, { showtimeId, bookingId });
  return true;
}
