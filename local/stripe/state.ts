import type Stripe from "stripe";
import type { Delivery, WebhookMode } from "./webhook-types";

export type LineItem = Omit<Stripe.LineItem, "price"> & {
  price: Omit<Stripe.Price, "unit_amount_decimal"> & { unit_amount_decimal: string };
};

/** A Checkout Session and what Stripe knows about it but does not show on the object. */
export interface SessionRecord {
  readonly session: Stripe.Checkout.Session;
  readonly items: LineItem[];
  /** A second line per item on the hosted page. */
  readonly details: (string | null)[];
  readonly merchant: string;
  readonly intent: {
    readonly metadata: Record<string, string>;
    readonly description: string | null;
    readonly statement_descriptor: string | null;
  };
  /** A delayed payment on its way: when it settles by itself, and how. */
  settles: { at: number; to: "succeed" | "fail" } | null;
  /** The card waiting for 3-D Secure. */
  awaiting: { card: string; email: string; name: string } | null;
}

export interface RefundRecord {
  readonly refund: Stripe.Refund;
  settles: { at: number | null; to: "succeeded" | "failed" } | null;
}

export interface StoredEvent {
  readonly id: string;
  readonly object: "event";
  readonly api_version: string;
  readonly created: number;
  readonly data: { readonly object: object; readonly previous_attributes?: object };
  readonly livemode: boolean;
  pending_webhooks: number;
  readonly request: { id: string | null; idempotency_key: string | null };
  readonly type: string;
}

/** What a key answers for ever after (well, for two days). */
export interface KeyRecord {
  readonly fingerprint: string;
  readonly requestId: string;
  readonly status: number;
  readonly body: string;
  readonly at: number;
}

export type RefundOutcome = "pending" | "fail" | "fail-later" | "failed";

/** Everything that survives a restart; plain JSON, newest last. */
export interface State {
  sessions: Record<string, SessionRecord>;
  intents: Record<string, Stripe.PaymentIntent>;
  charges: Record<string, Stripe.Charge>;
  refunds: Record<string, RefundRecord>;
  disputes: Record<string, Stripe.Dispute>;
  events: Record<string, StoredEvent>;
  keys: Record<string, KeyRecord>;
  deliveries: Record<string, Delivery>;
  webhookMode: WebhookMode;
  nextRefunds: { outcome: RefundOutcome; afterMs: number | null }[];
  delays: { delayedPaymentMs: number; refundMs: number };
}

export function emptyState(): State {
  return {
    sessions: {},
    intents: {},
    charges: {},
    refunds: {},
    disputes: {},
    events: {},
    keys: {},
    deliveries: {},
    webhookMode: {},
    nextRefunds: [],
    delays: { delayedPaymentMs: 30_000, refundMs: 30_000 },
  };
}
