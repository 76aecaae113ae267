// Book first, pay second (DOMAIN 5.1): the payment row is written before Stripe is asked, Stripe is
// asked outside any transaction with parameters from that row only, and a URL is shown only after
// the session is stamped on the row.
import { forgetAvailability } from "@/lib/db/availability";
import { db } from "@/lib/db/client";
import { findShowtimeForSale } from "@/lib/db/rows";
import { lockClaims, setTakeableAt } from "@/lib/db/seat-claims";
import { lockBooking } from "@/lib/db/locks";
import { inTransaction, lockPersonAndShowtime, type Tx } from "@/lib/db/transaction";
import { guaranteeCheckout } from "@/lib/domain/booking";
import { leastChargeMinor } from "@/lib/domain/money";
import { isLivePayment } from "@/lib/domain/payment";
import { may } from "@/lib/domain/policy";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { holdTimes } from "@/lib/services/times";
import { confirmBooking } from "./confirm-booking";
import type { Context } from "./context";
import {
  createPayment,
  openAtStripe,
  RETRY_SECONDS,
  type CheckoutInput,
  type Opening,
  type PayableBooking,
  type StartedCheckout,
} from "./open-checkout";

const MAX_ATTEMPTS = 3;

/**
 * The one live checkout of a booking: a new one, or the one that is open. Refuses:
 * booking_not_found (also for somebody else's), booking_not_pending, hold_expired,
 * showtime_not_on_sale, showtime_started, amount_too_small, payment_processing,
 * payment_unavailable when Stripe does not answer (the same call again continues).
 */
export async function startCheckout(
  input: CheckoutInput,
  context: Context,
): Promise<Result<StartedCheckout>> {
  for (let attempt = 1; ; attempt += 1) {
    const opening = await prepare(input, context);
    if (!opening.ok) return opening;
    const answer = await openAtStripe(opening.value, context.now);
    if (answer !== "next_attempt") return answer;
    if (attempt === MAX_ATTEMPTS)
      return refuse({ code: "payment_unavailable", retryAfterSeconds: RETRY_SECONDS });
  }
}

async function prepare(input: CheckoutInput, { actor, now }: Context): Promise<Result<Opening>> {
  const booking = await db().booking.findUnique({
    where: { id: input.bookingId },
    select: { userId: true, showtimeId: true },
  });
  if (!booking || !may(actor, { kind: "pay_booking", ownerId: booking.userId })) {
    return refuse({ code: "booking_not_found" });
  }
  const result = await inTransaction(async (tx) => {
    await lockPersonAndShowtime(tx, booking.userId, booking.showtimeId);
    const showtime = await findShowtimeForSale(tx, booking.showtimeId, "for share");
    if (showtime?.state !== "ON_SALE") return refuse({ code: "showtime_not_on_sale" });
    return prepareLocked(tx, input, { startsAt: showtime.startsAt, now });
  });
  forgetAvailability(booking.showtimeId);
  return result;
}

async function prepareLocked(
  tx: Tx,
  input: CheckoutInput,
  { startsAt, now }: { readonly startsAt: Date; readonly now: Date },
): Promise<Result<Opening>> {
  const booking = await readPayable(tx, input.bookingId);
  if (booking.state !== "PENDING") return refuse({ code: "booking_not_pending" });
  const { expiresAt } = booking;
  const live = booking.payments.find((payment) => isLivePayment(payment.state));
  if (live?.state === "PROCESSING") return refuse({ code: "payment_processing" });
  if (live?.sessionUrl) return ok({ kind: "open", checkoutUrl: live.sessionUrl, expiresAt });
  if (booking.deadlineAt <= now) return refuse({ code: "hold_expired" });
  if (live) return ok({ kind: "opening", payment: live, expiresAt });
  if (startsAt <= now) return refuse({ code: "showtime_started" });
  const own = await lockClaims(tx, { showtimeId: booking.showtimeId, bookingId: booking.id });
  const isWhole = booking.seats.every((seat) => own.includes(seat.seatId));
  if (!isWhole) return refuse({ code: "hold_expired" });
  const isTooSmall =
    booking.totalMinor > 0 && booking.totalMinor < leastChargeMinor(booking.currency);
  if (isTooSmall) return refuse({ code: "amount_too_small" });
  return open(tx, input, booking, now);
}

/** The payment row, and claims that nobody may take over while its checkout is live. */
async function open(
  tx: Tx,
  input: CheckoutInput,
  booking: PayableBooking,
  now: Date,
): Promise<Result<Opening>> {
  const { id: bookingId, showtimeId, expiresAt } = booking;
  const deadlineAt = guaranteeCheckout(now, booking, holdTimes());
  await tx.booking.update({
    where: { id: bookingId },
    data: { deadlineAt, frozenAt: booking.frozenAt ?? now },
    select: { id: true },
  });
  await setTakeableAt(tx, { showtimeId, bookingId }, null);
  const payment = await createPayment(tx, input, booking, now);
  if (payment.kind !== "FREE") return ok({ kind: "opening", payment, expiresAt });
  await confirmBooking(tx, bookingId, now);
  return ok({ kind: "confirmed", bookingId });
}

async function readPayable(tx: Tx, bookingId: string): Promise<PayableBooking> {
  await lockBooking(tx, bookingId);
  return tx.booking.findUniqueOrThrow({
    where: { id: bookingId },
    include: {
      seats: { select: { seatId: true, row: true, number: true } },
      payments: { orderBy: { attempt: "desc" } },
    },
  });
}
