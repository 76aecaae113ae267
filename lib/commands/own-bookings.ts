import type { Tx } from "@/lib/db/transaction";
import { CHAIN_GAP_MS, type EarlierHold } from "@/lib/domain/booking";
import { earlier, shift } from "@/lib/domain/time";

/** What the rules of holding ask about a person's own booking. */
export interface OwnBooking {
  readonly id: string;
  readonly state: string;
  readonly chainStartedAt: Date;
  readonly expiresAt: Date;
  readonly deadlineAt: Date;
  readonly endedAt: Date | null;
  readonly hasLivePayment: boolean;
}

/** This person's bookings of the showtime that the rules ask about, locked in order of id. */
export async function lockOwnBookings(
  tx: Tx,
  userId: string,
  showtimeId: string,
  now: Date,
): Promise<OwnBooking[]> {
  return tx.$queryRaw<OwnBooking[]>`
    select b.id, b.state::text, b.chain_started_at as "chainStartedAt", b.expires_at as "expiresAt",
           b.deadline_at as "deadlineAt", b.ended_at as "endedAt",
           exists (select 1 from payments p where p.booking_id = b.id
                   and p.state in ('OPENING', 'OPEN', 'PROCESSING')) as "hasLivePayment"
    from bookings b
    where b.user_id = ${userId} and b.showtime_id = ${showtimeId}
      and (b.state in ('PENDING', 'CONFIRMED') or b.ended_at > ${shift(now, -CHAIN_GAP_MS)}::timestamptz)
    order by b.id for update of b`;
}

/** The person's last unpaid hold on the showtime, for the chain rule. */
export function toEarlierHold(own: readonly OwnBooking[]): EarlierHold | null {
  const ended = own
    .filter((booking) => booking.state !== "CONFIRMED")
    .map(({ chainStartedAt, endedAt, deadlineAt }) => ({
      chainStartedAt,
      // A sweep may come late: the seats could be taken from the deadline on.
      endedAt: earlier(endedAt ?? deadlineAt, deadlineAt),
    }))
    .sort((a, b) => b.endedAt.getTime() - a.endedAt.getTime());
  return ended[0] ?? null;
}
