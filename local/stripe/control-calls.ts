import type { Fault } from "./faults";
import type { PayResult } from "./payments";
import type { RefundOutcome } from "./state";
import type { SentWebhook, WebhookMode } from "./webhook-types";
import type { RequestRecord } from "./world";

/** Every control call: what it takes and what it answers. Both sides are checked against this. */
export interface ControlCalls {
  "faults/add": [Fault, null];
  "faults/clear": [Nothing, null];
  "faults/release": [{ count?: number }, number];
  "faults/held": [Nothing, number];
  "webhooks/mode": [WebhookMode, null];
  "webhooks/url": [{ url: string }, null];
  "webhooks/flush": [Nothing, number];
  "webhooks/redeliver": [{ eventId: string }, number | null];
  "webhooks/sent": [Nothing, SentWebhook[]];
  "webhooks/pending": [Nothing, number];
  "sessions/pay": [PayInput & { sessionId: string }, PayResult];
  "sessions/authenticate": [{ sessionId: string; passed: boolean }, PayResult];
  "sessions/settle": [{ sessionId: string; to: "succeed" | "fail" }, null];
  "sessions/expire": [{ sessionId: string }, null];
  "refunds/next": [{ outcome: RefundOutcome; times?: number; afterMs?: number }, null];
  "refunds/settle": [{ refundId: string; to: "succeeded" | "failed" }, null];
  "disputes/open": [{ id: string }, string];
  "disputes/close": [{ id: string; to: "won" | "lost" }, null];
  delays: [{ delayedPaymentMs?: number; refundMs?: number }, null];
  requests: [Nothing, RequestRecord[]];
  reset: [Nothing, null];
}

type Nothing = Record<string, never>;

/** What the hosted page would have sent; a card, or an account of the session's delayed method. */
export interface PayInput {
  card?: string;
  account?: string;
  email?: string;
  name?: string;
}
