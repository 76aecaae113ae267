// Row locks in the one order everybody keeps: showtime -> booking -> payment -> claims by seat.
import type { ShowtimeState } from "./generated/enums";
import type { PaymentState } from "@/lib/domain/payment";
import type { Tx } from "./transaction";

/** Reads a showtime so that cancelling it waits. Throws when there is none. */
export async function shareShowtime(tx: Tx, showtimeId: string) {
  const [row] = await tx.$queryRaw<{ state: ShowtimeState; startsAt: Date }[]>`
    select state::text, starts_at as "startsAt" from showtimes where id = ${showtimeId} for share`;
  if (!row) throw new Error(`No showtime ${showtimeId}.`);
  return row;
}

/** Holds everybody else off a booking until the transaction ends. */
export async function lockBooking(tx: Tx, bookingId: string): Promise<void> {
  await tx.$queryRaw`select id from bookings where id = ${bookingId} for update`;
}

export interface LockedPayment {
  readonly id: string;
  readonly state: PaymentState;
  readonly amountMinor: number;
  readonly currency: string;
  readonly bookingId: string;
}

/** Holds everybody else off a payment, and says what it asks for. Throws when there is none. */
export async function lockPayment(tx: Tx, paymentId: string): Promise<LockedPayment> {
  const [row] = await tx.$queryRaw<LockedPayment[]>`
    select id, state::text as state, amount_minor as "amountMinor", currency,
           booking_id as "bookingId"
    from payments where id = ${paymentId} for update`;
  if (!row) throw new Error(`No payment ${paymentId}.`);
  return row;
}

/** All payments of a booking at once, in order of id. */
export async function lockPaymentsOf(tx: Tx, bookingId: string): Promise<void> {
  await tx.$queryRaw`select id from payments where booking_id = ${bookingId} order by id for update`;
}
