import Stripe from "stripe";
import { env } from "@/lib/env";
import { stripe, toId } from "./stripe";

/**
 * What an event is about, after its signature was checked with any of our secrets; null for forged,
 * stale or altered bodies. Nothing else of the payload is used: the truth is read back.
 */
export function readEvent(rawBody: string, signature: string): VerifiedEvent | null {
  for (const secret of env().stripe.webhookSecrets) {
    try {
      const event = stripe().webhooks.constructEvent(rawBody, signature, secret);
      return toVerifiedEvent(event);
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) return null;
    }
  }
  return null;
}

export interface VerifiedEvent {
  readonly eventId: string;
  readonly type: string;
  /** Which thing to read back, when it is one we handle. */
  readonly subject:
    | { readonly kind: "session"; readonly sessionId: string }
    | { readonly kind: "charge"; readonly chargeId: string; readonly intentId: string | null }
    | { readonly kind: "refund"; readonly vendorId: string }
    | { readonly kind: "dispute"; readonly disputeId: string }
    | { readonly kind: "other" };
}

function toVerifiedEvent(event: Stripe.Event): VerifiedEvent {
  return { eventId: event.id, type: event.type, subject: toSubject(event) };
}

function toSubject(event: Stripe.Event): VerifiedEvent["subject"] {
  switch (event.type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
    case "checkout.session.async_payment_failed":
    case "checkout.session.expired":
      return { kind: "session", sessionId: event.data.object.id };
    case "charge.refunded": {
      const intentId = toId(event.data.object.payment_intent);
      return { kind: "charge", chargeId: event.data.object.id, intentId };
    }
    case "refund.updated":
    case "refund.failed":
      return { kind: "refund", vendorId: event.data.object.id };
    case "charge.dispute.created":
    case "charge.dispute.closed":
      return { kind: "dispute", disputeId: event.data.object.id };
    default:
      return { kind: "other" };
  }
}
