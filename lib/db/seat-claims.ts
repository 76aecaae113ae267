// The law: the primary key (showtime, seat) of seat_claims is the only arbiter of seats, whatever
// Redis, a cache or a page says. These are the only statements that make, move or free claims.
// Their conditions read the claim's own columns only: a sub-select on bookings or payments would
// see the statement's old snapshot and take a seat from a checkout that was just committed.
import type { Tx } from "./transaction";

export interface ClaimRow {
  readonly seatId: string;
  readonly bookingId: string | null;
  readonly takeableAt: Date | null;
}

interface ClaimOrder {
  readonly showtimeId: string;
  readonly bookingId: string;
  readonly seatIds: readonly string[];
  /** From when others may take these claims over; null while nobody ever may. */
  readonly takeableAt: Date | null;
  readonly now: Date;
}

/**
 * Claims seats for a booking in one statement, in seat order: free ones, its own, and those whose
 * hold has passed its deadline. Returns the ids it got; fewer than asked means somebody else has
 * the rest, and the caller rolls back (all or none).
 */
export async function claimSeats(tx: Tx, order: ClaimOrder): Promise<string[]> {
  const rows = await tx.$queryRaw<{ seat_id: string }[]>`
    insert into seat_claims (showtime_id, seat_id, booking_id, takeable_at, claimed_at)
    select ${order.showtimeId}, wanted.seat_id, ${order.bookingId},
           ${order.takeableAt}::timestamptz, ${order.now}::timestamptz
    from unnest(${[...order.seatIds]}::text[]) as wanted (seat_id)
    order by wanted.seat_id
    on conflict (showtime_id, seat_id) do update
      set booking_id = excluded.booking_id,
          takeable_at = excluded.takeable_at,
          claimed_at = excluded.claimed_at
      where seat_claims.takeable_at <= ${order.now}::timestamptz
         or seat_claims.booking_id = excluded.booking_id
    returning seat_id`;
  return rows.map((row) => row.seat_id);
}

/** Frees seats of a booking; all of them when no seats are named. Frees nobody else's. */
export async function freeClaims(
  tx: Tx,
  booking: { readonly showtimeId: string; readonly bookingId: string },
  seatIds?: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    delete from seat_claims
    where showtime_id = ${booking.showtimeId} and booking_id = ${booking.bookingId}
      and (${seatIds === undefined} or seat_id = any (${[...(seatIds ?? [])]}::text[]))`;
}

/** Locks a booking's claims in seat order and returns their seat ids. */
export async function lockClaims(
  tx: Tx,
  booking: { readonly showtimeId: string; readonly bookingId: string },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ seat_id: string }[]>`
    select seat_id from seat_claims
    where showtime_id = ${booking.showtimeId} and booking_id = ${booking.bookingId}
    order by seat_id for update`;
  return rows.map((row) => row.seat_id);
}

/** Sets from when others may take a booking's claims over. Call lockClaims first. */
export async function setTakeableAt(
  tx: Tx,
  booking: { readonly showtimeId: string; readonly bookingId: string },
  takeableAt: Date | null,
): Promise<void> {
  await tx.$executeRaw`
    update seat_claims set takeable_at = ${takeableAt}::timestamptz
    where showtime_id = ${booking.showtimeId} and booking_id = ${booking.bookingId}`;
}

/** All claims of a showtime, as they stand for this transaction or connection. */
export async function readClaims(tx: Tx, showtimeId: string): Promise<ClaimRow[]> {
  return tx.seatClaim.findMany({
    where: { showtimeId },
    select: { seatId: true, bookingId: true, takeableAt: true },
  });
}
