import Stripe from "stripe";
import type { CheckoutStatus } from "@/lib/domain/payment";
import { SECOND_MS } from "@/lib/domain/time";
import {
  BUYER_CALL_MS,
  CALL_MS,
  describeError,
  isUnknownToStripe,
  isWorthRepeating,
  stripe,
  toId,
} from "./stripe";

export interface CheckoutOrder {
  readonly paymentId: string;
  readonly bookingId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly description: string;
  readonly buyerEmail: string;
  readonly buyerLanguage: string;
  readonly successUrl: string;
  readonly cancelUrl: string;
  readonly expiresAt: Date;
  readonly allowsDelayed: boolean;
}

/** A checkout session as Matinee sees it. */
export interface Checkout {
  readonly sessionId: string;
  readonly url: string | null;
  readonly status: CheckoutStatus;
  readonly amountMinor: number;
  readonly currency: string;
  readonly isLive: boolean;
  readonly isPaymentMode: boolean;
  readonly paymentId: string | null;
  readonly bookingId: string | null;
  readonly intentId: string | null;
  readonly chargeId: string | null;
  readonly createdAt: Date;
}

export type OpenAnswer =
  | { readonly kind: "opened"; readonly checkout: Checkout }
  /** Same key again later: nothing is known to have failed. */
  | { readonly kind: "unsure" }
  /** This attempt will never open; the next attempt has a key of its own. */
  | { readonly kind: "failed"; readonly reason: string };

export type ExpireAnswer =
  | { readonly kind: "expired" }
  /** Not open any more: read the session to know what it is. */
  | { readonly kind: "not_open" }
  | { readonly kind: "unsure" };

/** Opens the checkout of a payment row. Called again with the same row it gives the same one. */
export async function openCheckout(order: CheckoutOrder): Promise<OpenAnswer> {
  const origin = { matinee_payment: order.paymentId, matinee_booking: order.bookingId };
  try {
    const session = await stripe().checkout.sessions.create(
      {
        mode: "payment",
        // Cards only near the show: a delayed method may pay when the movie is over (DOMAIN 5.3).
        ...(order.allowsDelayed ? {} : { allowed_payment_method_types: ["card" as const] }),
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: order.currency.toLowerCase(),
              unit_amount: order.amountMinor,
              product_data: { name: order.description },
            },
          },
        ],
        customer_email: order.buyerEmail,
        client_reference_id: order.bookingId,
        locale: order.buyerLanguage === "en" ? "en" : "auto",
        metadata: origin,
        payment_intent_data: { metadata: origin, description: order.description },
        success_url: order.successUrl,
        cancel_url: order.cancelUrl,
        expires_at: Math.floor(order.expiresAt.getTime() / SECOND_MS),
      },
      { idempotencyKey: `checkout:${order.paymentId}`, timeout: CALL_MS, maxNetworkRetries: 1 },
    );
    return { kind: "opened", checkout: toCheckout(session) };
  } catch (error) {
    return isWorthRepeating(error)
      ? { kind: "unsure" }
      : { kind: "failed", reason: describeError(error) };
  }
}

/** Reads a session with its payment intent. Null when Stripe does not know it. */
export async function findCheckout(sessionId: string): Promise<Checkout | null> {
  try {
    const session = await stripe().checkout.sessions.retrieve(
      sessionId,
      { expand: ["payment_intent"] },
      { timeout: CALL_MS },
    );
    return toCheckout(session);
  } catch (error) {
    if (isUnknownToStripe(error)) return null;
    throw error;
  }
}

/** Sessions created since an instant, newest first, all pages. */
export async function listCheckouts(since: Date): Promise<Checkout[]> {
  const found: Checkout[] = [];
  const created = { gte: Math.floor(since.getTime() / SECOND_MS) };
  const expand = ["data.payment_intent"];
  const query = { created, expand, limit: 100 };
  const pages = stripe().checkout.sessions.list(query, { timeout: CALL_MS });
  for await (const session of pages) found.push(toCheckout(session));
  return found;
}

/** The session a payment intent was made by. Null when it was made by none. */
export async function findSessionOf(intentId: string): Promise<string | null> {
  const query = { payment_intent: intentId, limit: 1 };
  const page = await stripe().checkout.sessions.list(query, { timeout: CALL_MS });
  return page.data[0]?.id ?? null;
}

/** Asks Stripe to close a session so that nobody can pay it any more. */
export async function expireCheckout(sessionId: string): Promise<ExpireAnswer> {
  try {
    const options = { timeout: BUYER_CALL_MS, maxNetworkRetries: 0 };
    const session = await stripe().checkout.sessions.expire(sessionId, {}, options);
    return session.status === "expired" ? { kind: "expired" } : { kind: "not_open" };
  } catch (error) {
    const isRefused = error instanceof Stripe.errors.StripeInvalidRequestError;
    return isRefused ? { kind: "not_open" } : { kind: "unsure" };
  }
}

function toCheckout(session: Stripe.Checkout.Session): Checkout {
  const intent = session.payment_intent;
  return {
    sessionId: session.id,
    url: session.url,
    status: toStatus(session),
    amountMinor: session.amount_total ?? 0,
    currency: (session.currency ?? "").toUpperCase(),
    isLive: session.livemode,
    isPaymentMode: session.mode === "payment",
    paymentId: session.metadata?.["matinee_payment"] ?? null,
    bookingId: session.metadata?.["matinee_booking"] ?? null,
    intentId: toId(intent),
    chargeId: intent && typeof intent === "object" ? toId(intent.latest_charge) : null,
    createdAt: new Date(session.created * SECOND_MS),
  };
}

function toStatus(session: Stripe.Checkout.Session): CheckoutStatus {
  if (session.payment_status === "paid" || session.payment_status === "no_payment_required")
    return "paid";
  if (session.status === "expired") return "expired";
  if (session.status !== "complete") return "open";
  return hasFailed(session.payment_intent) ? "expired" : "processing";
}

/** A delayed payment that fails leaves its session complete and unpaid for ever: the intent tells. */
function hasFailed(intent: Stripe.Checkout.Session["payment_intent"]): boolean {
  if (intent === null || typeof intent === "string") return false;
  return intent.status === "requires_payment_method" || intent.status === "canceled";
}
