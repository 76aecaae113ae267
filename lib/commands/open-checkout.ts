// The two halves of opening a checkout: the row it is opened from, and the asking of Stripe.
import { db } from "@/lib/db/client";
import type { Payment } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { CHECKOUT_SESSION_MS, type BookingState } from "@/lib/domain/booking";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { HOUR_MS, shift } from "@/lib/domain/time";
import { expireCheckout, openCheckout } from "@/lib/services/payments/checkouts";
import { newId } from "@/lib/services/tokens";
import { abandonPayment } from "./abandon-payment";
import { describeCheckout } from "./describe-checkout";

/** Delayed methods may need days: offered only this long before the show. */
const DELAYED_LEAD_MS = 48 * HOUR_MS;
export const RETRY_SECONDS = 3;

export interface CheckoutInput {
  readonly bookingId: string;
  /** Where Stripe sends the buyer back to; `{CHECKOUT_SESSION_ID}` is filled in by it. */
  readonly successUrl: string;
  readonly cancelUrl: string;
}

export type StartedCheckout =
  | { readonly kind: "open"; readonly checkoutUrl: string; readonly expiresAt: Date }
  /** A total of zero: nothing to pay, the tickets are there. */
  | { readonly kind: "confirmed"; readonly bookingId: string };

export type Opening =
  | StartedCheckout
  | { readonly kind: "opening"; readonly payment: Payment; readonly expiresAt: Date };

/** What paying asks of a booking, read under its lock. */
export interface PayableBooking {
  readonly id: string;
  readonly state: BookingState;
  readonly showtimeId: string;
  readonly chainStartedAt: Date;
  readonly heldAt: Date;
  readonly expiresAt: Date;
  readonly deadlineAt: Date;
  readonly frozenAt: Date | null;
  readonly totalMinor: number;
  readonly currency: string;
  readonly buyerEmail: string;
  readonly buyerLanguage: string;
  readonly movieTitle: string;
  readonly theaterName: string;
  readonly theaterZone: string;
  readonly startsAt: Date;
  readonly seats: readonly {
    readonly seatId: string;
    readonly row: string;
    readonly number: number;
  }[];
  readonly payments: readonly Payment[];
}

/** The next attempt's row; a total of zero is paid by itself. */
export async function createPayment(
  tx: Tx,
  input: CheckoutInput,
  booking: PayableBooking,
  now: Date,
): Promise<Payment> {
  const isFree = booking.totalMinor === 0;
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
      allowsDelayed: booking.startsAt.getTime() - now.getTime() > DELAYED_LEAD_MS,
      checkoutExpiresAt: shift(now, CHECKOUT_SESSION_MS),
      createdAt: now,
    },
  });
}

/** Asks Stripe and stamps its answer; "next_attempt" when this payment can never open. */
export async function openAtStripe(
  opening: Opening,
  now: Date,
): Promise<Result<StartedCheckout> | "next_attempt"> {
  if (opening.kind !== "opening") return ok(opening);
  const { payment, expiresAt } = opening;
  const answer = await openCheckout({
    ...payment,
    paymentId: payment.id,
    expiresAt: payment.checkoutExpiresAt,
  });
  switch (answer.kind) {
    case "unsure":
      return refuse({ code: "payment_unavailable", retryAfterSeconds: RETRY_SECONDS });
    case "failed":
      await abandonPayment(payment.id, answer.reason, now);
      return "next_attempt";
    case "opened":
      return stamp(payment.id, answer.checkout, expiresAt);
  }
}

/** OPENING -> OPEN with session and URL; a stamp that misses closes the session unseen. */
async function stamp(
  paymentId: string,
  checkout: {
    readonly sessionId: string;
    readonly url: string | null;
    readonly intentId: string | null;
  },
  expiresAt: Date,
): Promise<Result<StartedCheckout>> {
  const { sessionId, url, intentId } = checkout;
  const stamped = await db().payment.updateMany({
    where: { id: paymentId, state: "OPENING" },
    data: { state: "OPEN", sessionId, sessionUrl: url, intentId },
  });
  if (stamped.count === 1 && url) return ok({ kind: "open", checkoutUrl: url, expiresAt });
  const row = await db().payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { state: true, sessionId: true, sessionUrl: true },
  });
  if (row.state === "OPEN" && row.sessionId === sessionId && row.sessionUrl) {
    return ok({ kind: "open", checkoutUrl: row.sessionUrl, expiresAt });
  }
  if (row.state === "PAID") return refuse({ code: "checkout_already_paid" });
  if (row.state === "PROCESSING") return refuse({ code: "payment_processing" });
  await expireCheckout(sessionId);
  return refuse({ code: "hold_expired" });
}
