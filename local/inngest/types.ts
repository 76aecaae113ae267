/** An event as the SDK sends and receives it. */
export interface EventPayload {
  readonly id: string;
  readonly name: string;
  readonly data: Record<string, unknown>;
  readonly ts: number;
  readonly [field: string]: unknown;
}

/** What the SDK registers for one function. */
export interface FunctionConfig {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly maxAttempts: number;
  readonly triggers: readonly Trigger[];
  readonly cancel: readonly { event: string; if?: string; timeout?: string }[];
  readonly concurrency: readonly { limit: number; key?: string; scope?: string }[];
  readonly throttle?: { limit: number; period: string; key?: string; burst?: number };
  readonly rateLimit?: { limit: number; period: string; key?: string };
  readonly debounce?: { period: string; key?: string; timeout?: string };
  readonly batchEvents?: { maxSize: number; timeout: string; key?: string; if?: string };
  readonly singleton?: { mode: "skip" | "cancel"; key?: string };
  readonly idempotency?: string;
  readonly timeouts?: { start?: string; finish?: string };
}

export interface Trigger {
  readonly event?: string;
  readonly expression?: string;
  readonly cron?: string;
}

/** A remembered step: its result, or the error the function sees as a StepError. */
export type StepMemo =
  | { readonly type: "data"; readonly data: unknown }
  | { readonly type: "error"; readonly error: RunError };

export interface RunError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
}

/** One call of the app that is due: the whole function (`stepId` null) or one planned step. */
export interface Job {
  readonly id: string;
  readonly stepId: string | null;
  attempt: number;
  /** Calls in a row that never reached the SDK; they cost no attempt. */
  outages: number;
  dueAt: number;
}

/** A step that ends without a call: by time, by an event, or by another run. */
export interface Wait {
  readonly stepId: string;
  readonly kind: "sleep" | "event" | "invoke";
  readonly name: string;
  readonly until: number | null;
  readonly if?: string;
  readonly runId?: string;
}

export type RunState = "queued" | "running" | "sleeping" | "completed" | "failed" | "cancelled";

export interface Run {
  readonly id: string;
  readonly functionId: string;
  events: EventPayload[];
  ended: "completed" | "failed" | "cancelled" | null;
  steps: Record<string, StepMemo>;
  stepNames: Record<string, string>;
  /** Step ids in the order they ended: the SDK replays them so. */
  order: string[];
  jobs: Job[];
  waits: Wait[];
  calls: number;
  readonly createdAt: number;
  startedAt: number | null;
  endedAt: number | null;
  expiresAt: number | null;
  /** Debounce, batch and singleton group. */
  group?: string;
  output?: unknown;
  error?: RunError;
}

/** What people and tests see of a run. */
export interface RunView {
  readonly id: string;
  readonly functionId: string;
  readonly eventName: string;
  readonly eventId: string;
  readonly state: RunState;
  readonly calls: number;
  /** Failed tries of the call that is due now. */
  readonly attempt: number;
  readonly steps: readonly string[];
  readonly createdAt: string;
  readonly endedAt: string | null;
  readonly nextAt: string | null;
  readonly output: unknown;
  readonly error: RunError | null;
}

export function firstEvent(run: Run): EventPayload {
  const [event] = run.events;
  if (!event) throw new Error(`Run ${run.id} has no event.`);
  return event;
}
