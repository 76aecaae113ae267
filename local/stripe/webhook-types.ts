/** How webhooks misbehave; an absent member means: as Stripe does on a good day. */
export interface WebhookMode {
  /** Lost for good: `true` for all, or these event types. `redeliver` still sends them. */
  drop?: true | string[];
  /** Each delivery is sent this many times, all at once. */
  duplicate?: number;
  /** The first attempt waits this long. */
  delayMs?: number;
  /** What happens within 200 ms is delivered last first, one after the other. */
  reorder?: boolean;
  /** Nothing is sent until `flush()` or until the pause is lifted. */
  paused?: boolean;
}

/** One event on its way to the endpoint; gone once it arrived or was given up. */
export interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly type: string;
  attempts: number;
  nextAt: number;
}

/** One attempt, as `webhooks.sent()` shows it. */
export interface SentWebhook {
  readonly deliveryId: string;
  readonly eventId: string;
  readonly type: string;
  readonly attempt: number;
  readonly at: number;
  /** The endpoint's answer, or null when none came. */
  readonly status: number | null;
  readonly error: string | null;
}
