import { setTimeout as sleep } from "node:timers/promises";
import type { ControlCalls, PayInput } from "./control-calls";
import type { Fault } from "./faults";
import { DEFAULT_ACCOUNT } from "./methods";
import type { RefundOutcome } from "./state";
import type { WebhookMode } from "./webhook-types";

/**
 * The hand of a test on the Stripe stand-in. Every call is `POST {url}/_control/{name}` with a JSON
 * body (the names and shapes are in `control-calls.ts`); it needs no key and is reached from this
 * machine only.
 *
 * Faults meet the API (`/v1/...`), one turn per matching request, in the order they were added:
 * - `latency`: the request waits before its effect.
 * - `hold`: it waits before (default) or after its effect until `release()`. Until then its
 *   idempotency key is in use: the same request again gets 409.
 * - `error` 500 `before`: nothing happened, and the key keeps the 500. `after`: it happened, and the
 *   key keeps the 500 all the same. 409 and 429 are never kept.
 * - `drop-connection`: the line is cut. `after` the effect the key keeps the true answer, so the
 *   same request again is a replay. The SDK itself repeats a cut request once, even without
 *   retries: use `times: 2` to make it fail.
 */
export function stripeControl(url: string) {
  const call = async <K extends keyof ControlCalls>(
    name: K,
    input: ControlCalls[K][0],
  ): Promise<ControlCalls[K][1]> => {
    const answer = await fetch(`${url}/_control/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(input),
    });
    if (!answer.ok) throw new Error(`Control call ${name} failed: ${await answer.text()}`);
    return (await answer.json()) as ControlCalls[K][1];
  };
  return {
    faults: { add: (fault: Fault) => call("faults/add", fault) },
    clearFaults: () => call("faults/clear", {}),
    /** Lets held answers go: all, or the oldest `count`. Tells how many went. */
    release: (count?: number) => call("faults/release", count === undefined ? {} : { count }),
    /** Resolves when `n` answers are held; gives up after `withinMs`. */
    waitHeld: async (n = 1, withinMs = 10_000): Promise<void> => {
      const giveUpAt = Date.now() + withinMs;
      while ((await call("faults/held", {})) < n) {
        if (Date.now() > giveUpAt) throw new Error(`No ${n} held answers within ${withinMs} ms`);
        await sleep(10);
      }
    },
    webhooks: {
      /** Replaces the whole mode; `{}` is normal delivery. */
      setMode: (mode: WebhookMode) => call("webhooks/mode", mode),
      setUrl: (webhookUrl: string) => call("webhooks/url", { url: webhookUrl }),
      /** Sends all pending deliveries now and waits for the answers; tells how many. */
      flush: () => call("webhooks/flush", {}),
      /** Sends an event once more; tells the endpoint's status, null when it did not answer. */
      redeliver: (eventId: string) => call("webhooks/redeliver", { eventId }),
      /** Every attempt so far, oldest first. */
      sent: () => call("webhooks/sent", {}),
      /** How many deliveries are still to come. */
      pending: () => call("webhooks/pending", {}),
    },
    /** Pays as the hosted page would; 4242… unless told otherwise. */
    pay: (sessionId: string, input: PayInput = {}) => call("sessions/pay", { sessionId, ...input }),
    /** Pays by the session's delayed method; 000111111116 will fail when it settles. */
    payDelayed: (sessionId: string, account: string = DEFAULT_ACCOUNT) =>
      call("sessions/pay", { sessionId, account }),
    /** Answers the 3-D Secure page. */
    authenticate: (sessionId: string, passed = true) =>
      call("sessions/authenticate", { sessionId, passed }),
    /** Ends a delayed payment now. */
    settle: (sessionId: string, to: "succeed" | "fail") =>
      call("sessions/settle", { sessionId, to }),
    /** As if `expires_at` had come. */
    expireSession: (sessionId: string) => call("sessions/expire", { sessionId }),
    refunds: {
      /**
       * The next refunds: `pending` stay so until settled · `fail` are refused by the call
       * (`balance_insufficient`) · `failed` answer 200 with a refund that has failed already ·
       * `fail-later` succeed first and fail when settled. With `afterMs` they settle by themselves.
       */
      next: (outcome: RefundOutcome, options: { times?: number; afterMs?: number } = {}) =>
        call("refunds/next", { outcome, ...options }),
      settle: (refundId: string, to: "succeeded" | "failed") =>
        call("refunds/settle", { refundId, to }),
    },
    dispute: {
      /** Takes a charge or a payment intent; tells the dispute's id. */
      open: (id: string) => call("disputes/open", { id }),
      close: (id: string, to: "won" | "lost") => call("disputes/close", { id, to }),
    },
    /** How long delayed payments, and refunds of the test cards 7726 and 5126, take. */
    delays: (delays: { delayedPaymentMs?: number; refundMs?: number }) => call("delays", delays),
    /** Every request to the API so far, oldest first. */
    requests: () => call("requests", {}),
    /** Everything as at the first start. */
    reset: () => call("reset", {}),
  };
}

export type StripeControl = ReturnType<typeof stripeControl>;
