import { addToOutbox } from "@/lib/db/rows";
import { setTakeableAt } from "@/lib/db/seat-claims";
import type { Tx } from "@/lib/db/transaction";
import { newId } from "@/lib/services/tokens";
import { signTicket } from "@/lib/services/ticket-token";
import { honourCode } from "./give-back-code";

/**
 * Makes a paid booking CONFIRMED in the caller's transaction: claims for good, one ticket per seat,
 * and the event that sends the mail. Only `takeInMoney` before it may have made it paid.
 */
export async function confirmBooking(tx: Tx, bookingId: string, now: Date): Promise<void> {
  const { count } = await tx.booking.updateMany({
    where: { id: bookingId, state: { in: ["PENDING", "EXPIRED"] } },
    data: { state: "CONFIRMED", confirmedAt: now, endedAt: null, endReason: null },
  });
  if (count !== 1) throw new Error(`Booking ${bookingId} was confirmed under its own lock.`);
  const booking = await tx.booking.findUniqueOrThrow({
    where: { id: bookingId },
    select: { showtimeId: true, seats: { orderBy: [{ row: "asc" }, { number: "asc" }] } },
  });
  await honourCode(tx, bookingId);
  await setTakeableAt(tx, { showtimeId: booking.showtimeId, bookingId }, null);
  await tx.ticket.createMany({
    data: booking.seats.map((seat, at) => {
      const id = newId("ticket");
      const serial = at + 1;
      return {
        id,
        bookingId,
        bookingSeatId: seat.id,
        showtimeId: booking.showtimeId,
        serial,
        row: seat.row,
        number: seat.number,
        tier: seat.tier,
        code: signTicket({ ticketId: id, showtimeId: booking.showtimeId, serial }),
        issuedAt: now,
      };
    }),
  });
  const confirmed = {
    id: `confirmed:${bookingId}`,
    name: "booking/confirmed",
    payload: { bookingId },
  };
  await addToOutbox(tx, [confirmed], now);
}
