// Book first, pay second (DOMAIN 5.1): the payment row is written before Stripe is asked, Stripe is
// asked outside any transaction with parameters from that row only, and a URL is shown only after
// the session is stamped on the row.
import { forgetAvailability } from "@/lib/db/availability";
import { db } from "@/lib/db/client";
import { findShowtimeForSale } from "@/lib/db/rows";
import { lockClaims, setTakeableAt } from "@/lib/db/seat-claims";
import { inTransaction, lockPersonAndShowtime, type Tx } from "@/lib/db/transaction";
import { CHECKOUT_SESSION_MS, guaranteeCheckout } from "@/lib/domain/booking";
import { leastChargeMinor } from "@/lib/domain/money";
import { may } from "@/lib/domain/policy";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { HOUR_MS, shift } from "@/lib/domain/time";
import { expireCheckout, openCheckout } from "@/lib/services/payments/checkouts";
import { holdTimes } from "@/lib/services/times";
import { newId } from "@/lib/services/tokens";
import { abandonPayment } from "./abandon-payment";
import { confirmBooking } from "./confirm-booking";
import type { Context } from "./context";
import { describeCheckout } from "./describe-checkout";

/** Delayed methods may need days: offered only this long before the show (DOMAIN 5.3). */
const DELAYED_LEAD_MS = 48 * HOUR_MS;
const RETRY_SECONDS = 3;
const MAX_ATTEMPTS = 3;

export type StartedCheckout =
  | { readonly kind: "open"; readonly checkoutUrl: string; readonly expiresAt: Date }
  /** A total of zero: nothing to pay, the tickets are there. */
  | { readonly kind: "confirmed"; readonly bookingId: string };

export interface CheckoutInput {
  readonly bookingId: string;
  /** Where Stripe sends the buyer back to; `{CHECKOUT_SESSION_ID}` is filled in by it. */
  readonly successUrl: string;
  readonly cancelUrl: string;
}

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
    const answer = await open(opening.value, context.now);
    if (answer !== "next_attempt") return answer;
    if (attempt === MAX_ATTEMPTS)
      return refuse({ code: "payment_unavailable", retryAfterSeconds: RETRY_SECONDS });
  }
}

type Opening =
  | { readonly kind: "confirmed"; readonly bookingId: string }
  | { readonly kind: "open"; readonly checkoutUrl: string; readonly expiresAt: Date }
  | { readonly kind: "opening"; readonly payment: PaymentRow; readonly expiresAt: Date };

type PaymentRow = Awaited<ReturnType<typeof createPayment>>;

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
  await tx.$queryRaw`select id from bookings where id = ${input.bookingId} for update`;
  const booking = await tx.booking.findUniqueOrThrow({
    where: { id: input.bookingId },
    include: {
      seats: { select: { seatId: true, row: true, number: true } },
      payments: { orderBy: { attempt: "desc" } },
    },
  });
  if (booking.state !== "PENDING") return refuse({ code: "booking_not_pending" });
  const { expiresAt } = booking;
  const live = booking.payments.find(
    (payment) => payment.state === "OPENING" || payment.state === "OPEN",
  );
  if (live?.state === "OPEN" && live.sessionUrl)
    return ok({ kind: "open", checkoutUrl: live.sessionUrl, expiresAt });
  if (live) return ok({ kind: "opening", payment: live, expiresAt });
  if (booking.payments.some((payment) => payment.state === "PROCESSING"))
    return refuse({ code: "payment_processing" });
  if (booking.deadlineAt <= now) return refuse({ code: "hold_expired" });
  if (startsAt <= now) return refuse({ code: "showtime_started" });
  const own = await lockClaims(tx, { showtimeId: booking.showtimeId, bookingId: booking.id });
  if (!booking.seats.every((seat) => own.includes(seat.seatId)))
    return refuse({ code: "hold_expired" });
  const isFree = booking.totalMinor === 0;
  if (!isFree && booking.totalMinor < leastChargeMinor(booking.currency))
    return refuse({ code: "amount_too_small" });
  const deadlineAt = guaranteeCheckout(now, booking, holdTimes());
  await tx.booking.update({
    where: { id: booking.id },
    data: { deadlineAt, frozenAt: booking.frozenAt ?? now },
    select: { id: true },
  });
  await setTakeableAt(tx, { showtimeId: booking.showtimeId, bookingId: booking.id }, null);
  const allowsDelayed = startsAt.getTime() - now.getTime() > DELAYED_LEAD_MS;
  const payment = await createPayment(tx, input, { booking, isFree, allowsDelayed }, now);
  if (!isFree) return ok({ kind: "opening", payment, expiresAt });
  await confirmBooking(tx, booking.id, now);
  return ok({ kind: "confirmed", bookingId: booking.id });
}

interface PayableBooking {
  readonly id: string;
  readonly totalMinor: number;
  readonly currency: string;
  readonly buyerEmail: string;
  readonly buyerLanguage: string;
  readonly movieTitle: string;
  readonly theaterName: string;
  readonly theaterZone: string;
  readonly startsAt: Date;
  readonly seats: readonly { readonly row: string; readonly number: number }[];
  readonly payments: readonly { readonly attempt: number }[];
}

async function createPayment(
  tx: Tx,
  input: CheckoutInput,
  facts: {
    readonly booking: PayableBooking;
    readonly isFree: boolean;
    readonly allowsDelayed: boolean;
  },
  now: Date,
) {
  const { booking, isFree, allowsDelayed } = facts;
  return tx.payment.create({
    data: {
      id: newId("payment"),
      bookingId: booking.id,
      attempt: (booking.payments[0]?.attempt ?? 0) + 1,
      kind: isFree ? "FREE" : "STRIPE",
      state: isFree ? "PAID" : "OPENING",
      ...(isFree ? { paidAt: now } : {}),
      amountMinor: booking.totalMinor,
      currency: booking.currency,
      description: describeCheckout(booking),
      buyerEmail: booking.buyerEmail,
      buyerLanguage: booking.buyerLanguage,
      successUrl: input.successUrl,
      cancelUrl: input.cancelUrl,
      allowsDelayed,
      checkoutExpiresAt: shift(now, CHECKOUT_SESSION_MS),
      createdAt: now,
    },
  });
}

/** Asks Stripe and stamps its answer; "next_attempt" when this payment can never open. */
async function open(
  opening: Opening,
  now: Date,
): Promise<Result<StartedCheckout> | "next_attempt"> {
  if (opening.kind === "confirmed") return ok(opening);
  if (opening.kind === "open")
    return ok({ kind: "open", checkoutUrl: opening.checkoutUrl, expiresAt: opening.expiresAt });
  const { payment, expiresAt } = opening;
  const answer = await openCheckout({
    paymentId: payment.id,
    bookingId: payment.bookingId,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    description: payment.description,
    buyerEmail: payment.buyerEmail,
    buyerLanguage: payment.buyerLanguage,
    successUrl: payment.successUrl,
    cancelUrl: payment.cancelUrl,
    expiresAt: payment.checkoutExpiresAt,
    allowsDelayed: payment.allowsDelayed,
  });
  if (answer.kind === "unsure")
    return refuse({ code: "payment_unavailable", retryAfterSeconds: RETRY_SECONDS });
  if (answer.kind === "failed") {
    await abandonPayment(payment.id, answer.reason, now);
    return "next_attempt";
  }
  const { sessionId, url } = answer.checkout;
  const stamped = await db().payment.updateMany({
    where: { id: payment.id, state: "OPENING" },
    data: { state: "OPEN", sessionId, sessionUrl: url, intentId: answer.checkout.intentId },
  });
  if (stamped.count === 1 && url) return ok({ kind: "open", checkoutUrl: url, expiresAt });
  return findStamped(payment.id, sessionId, expiresAt);
}

/** Another click stamped the same session, or the payment ended meanwhile: then nobody may pay it. */
async function findStamped(
  paymentId: string,
  sessionId: string,
  expiresAt: Date,
): Promise<Result<StartedCheckout>> {
  const row = await db().payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { state: true, sessionId: true, sessionUrl: true },
  });
  if (row.state === "OPEN" && row.sessionId === sessionId && row.sessionUrl) {
    return ok({ kind: "open", checkoutUrl: row.sessionUrl, expiresAt });
  }
  if (row.state === "PAID") return refuse({ code: "checkout_already_paid" });
  await expireCheckout(sessionId);
  return refuse({ code: "hold_expired" });
}
