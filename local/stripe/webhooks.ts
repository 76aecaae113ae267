import { newId } from "./ids";
import { post } from "./post";
import { signatureHeader } from "./signature";
import type { State, StoredEvent } from "./state";
import type { Delivery, SentWebhook } from "./webhook-types";

const MOST_ATTEMPTS = 20;
const LONGEST_PAUSE_MS = 60_000;
const MOST_AT_ONCE = 32;
const REORDER_WINDOW_MS = 200;
const REMEMBERED_ATTEMPTS = 10_000;

export interface Courier {
  /** A new event: its delivery is due now, or later if the mode says so. */
  queue(event: StoredEvent): void;
  /** Sends what is due; called by the clock and after every event. */
  kick(): void;
  /** Sends all that is pending now, whatever the pause, delay or back-off; tells how many. */
  flush(): Promise<number>;
  /** Sends the event once more; tells the endpoint's status. */
  redeliver(event: StoredEvent): Promise<number | null>;
  /** Every attempt, oldest first. */
  readonly sent: SentWebhook[];
  stop(): void;
}

/** Where and how to deliver; read at every attempt, for tests change it. */
export interface Endpoint {
  readonly url: string;
  readonly secrets: readonly string[];
}

interface Round {
  readonly state: State;
  readonly endpoint: () => Endpoint;
  readonly touch: () => void;
  readonly sent: SentWebhook[];
  /** Deliveries whose attempt is under way. */
  readonly active: Set<string>;
  readonly abort: AbortController;
}

/** Delivers events to the one endpoint, in parallel, with retries and back-off. */
export function createCourier(state: State, endpoint: () => Endpoint, touch: () => void): Courier {
  const sent: SentWebhook[] = [];
  const abort = new AbortController();
  const round: Round = { state, endpoint, touch, sent, active: new Set(), abort };
  let reversing = false;
  const kick = () => {
    if (state.webhookMode.paused === true || endpoint().url === "" || reversing) return;
    if (state.webhookMode.reorder === true) {
      const burst = dueInReverse(round);
      reversing = burst.length > 0;
      void inTurn(round, burst).finally(() => (reversing = false));
      return;
    }
    const places = Math.max(0, MOST_AT_ONCE - round.active.size);
    for (const one of due(round, Date.now()).slice(0, places)) void attempt(round, one);
  };
  return {
    sent,
    kick,
    queue: (event) => {
      if (queue(round, event) === 0) setImmediate(kick);
    },
    flush: async () => {
      const all = due(round, Number.MAX_SAFE_INTEGER);
      if (state.webhookMode.reorder === true) await inTurn(round, all.reverse());
      else await Promise.all(all.map((one) => attempt(round, one)));
      return all.length;
    },
    redeliver: (event) => attempt(round, newDelivery(event, 0)),
    stop: () => {
      abort.abort();
    },
  };
}

/** Adds the event's deliveries as the mode wants them; tells how long the first one waits. */
function queue({ state, endpoint, touch }: Round, event: StoredEvent): number {
  const { drop, delayMs = 0, reorder = false, duplicate = 1 } = state.webhookMode;
  const wait = delayMs + (reorder ? REORDER_WINDOW_MS : 0);
  if (endpoint().url === "" || drop === true || drop?.includes(event.type) === true) return wait;
  for (let copy = 0; copy < duplicate; copy += 1) {
    const delivery = newDelivery(event, Date.now() + wait);
    state.deliveries[delivery.id] = delivery;
  }
  touch();
  return wait;
}

function due({ state, active }: Round, now: number): Delivery[] {
  return Object.values(state.deliveries).filter((one) => one.nextAt <= now && !active.has(one.id));
}

/** What is due, last first; those of the same burst come along, though their window is open yet. */
function dueInReverse(round: Round): Delivery[] {
  const ready = due(round, Date.now());
  if (ready.length === 0) return [];
  const fresh = due(round, Number.MAX_SAFE_INTEGER).filter((one) => one.attempts === 0);
  return [...new Set([...ready, ...fresh])].reverse();
}

async function inTurn(round: Round, deliveries: readonly Delivery[]): Promise<void> {
  for (const one of deliveries) await attempt(round, one);
}

async function attempt(round: Round, delivery: Delivery): Promise<number | null> {
  const { state, endpoint, active, sent, abort } = round;
  const event = state.events[delivery.eventId];
  const { url, secrets } = endpoint();
  if (event === undefined || url === "") return null;
  active.add(delivery.id);
  delivery.attempts += 1;
  // The body is the same at every attempt; only the time in the signature moves.
  const body = JSON.stringify({ ...event, pending_webhooks: 1 }, null, 2);
  const at = Date.now();
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    "User-Agent": "Stripe/1.0 (local stand-in)",
    "Stripe-Signature": signatureHeader(body, secrets, at),
  };
  const result = await post(url, body, headers, abort.signal).then(
    (status) => ({ status, error: null }),
    (error: unknown) => ({ status: null, error: String(error) }),
  );
  active.delete(delivery.id);
  if (abort.signal.aborted) return null;
  const { id, eventId, type, attempts } = delivery;
  sent.push({ deliveryId: id, eventId, type, attempt: attempts, at, ...result });
  if (sent.length > REMEMBERED_ATTEMPTS) sent.shift();
  conclude(round, delivery, event, result.status);
  return result.status;
}

/** A 2xx ends it, and so does the last attempt; anything else is tried again later. */
function conclude(
  { state, touch }: Round,
  delivery: Delivery,
  event: StoredEvent,
  status: number | null,
): void {
  const arrived = status !== null && status >= 200 && status < 300;
  if (arrived) event.pending_webhooks = 0;
  if (arrived || delivery.attempts >= MOST_ATTEMPTS) delete state.deliveries[delivery.id];
  else delivery.nextAt = Date.now() + backOffMs(delivery.attempts);
  touch();
}

/** 1 s, 2 s, 4 s ... and never more than a minute. */
function backOffMs(attempts: number): number {
  return Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** (attempts - 1));
}

function newDelivery(event: StoredEvent, nextAt: number): Delivery {
  return { id: newId("whd_", 20), eventId: event.id, type: event.type, attempts: 0, nextAt };
}
