// May this event start a run of this function, and when: rate limit, throttle, debounce, batches, singleton.
import { evaluate, holds } from "./expressions.js";
import { durationOr } from "./schedule/duration.js";
import type { State } from "./state.js";
import type { EventPayload, FunctionConfig, Run } from "./types.js";

const DAY = 86_400_000;

type Admission =
  | {
      readonly kind: "start";
      readonly at: number;
      readonly group?: string;
      readonly replaces?: Run;
    }
  | { readonly kind: "joined" }
  | { readonly kind: "skipped" };

export function admit(
  state: State,
  fn: FunctionConfig,
  event: EventPayload,
  now: number,
): Admission {
  const keyed = (rule: string, key: string | undefined) =>
    `${fn.id} ${rule} ${JSON.stringify(key ? (evaluate(key, { event }) ?? null) : null)}`;
  if (fn.idempotency) {
    const key = keyed("idempotency", fn.idempotency);
    if ((state.seen[key] ?? 0) > now - DAY) return { kind: "skipped" };
    state.seen[key] = now;
  }
  if (fn.rateLimit) {
    const { limit, period, key } = fn.rateLimit;
    const starts = recentStarts(state, keyed("rate", key), now - durationOr(period, 0));
    if (starts.length >= limit) return { kind: "skipped" };
    starts.push(now);
  }
  if (fn.batchEvents && holds(fn.batchEvents.if, { event })) {
    return joinBatch(state, fn.batchEvents, keyed("batch", fn.batchEvents.key), event, now);
  }
  if (fn.debounce)
    return debounce(state, fn.debounce, keyed("debounce", fn.debounce.key), event, now);
  if (fn.singleton) {
    const group = keyed("singleton", fn.singleton.key);
    const running = state.runs.find((run) => !run.ended && run.group === group);
    if (running && fn.singleton.mode === "skip") return { kind: "skipped" };
    return { kind: "start", at: now, group, ...(running ? { replaces: running } : {}) };
  }
  if (!fn.throttle) return { kind: "start", at: now };
  const { limit, period, key, burst } = fn.throttle;
  const span = durationOr(period, 0);
  const starts = recentStarts(state, keyed("throttle", key), now - span);
  const allowed = limit + Math.max(0, (burst ?? 1) - 1);
  const blocking = starts[starts.length - allowed];
  const at = blocking === undefined ? now : Math.max(now, blocking + span);
  starts.push(at);
  return { kind: "start", at };
}

function recentStarts(state: State, key: string, after: number): number[] {
  const recent = (state.starts[key] ?? []).filter((at) => at > after);
  state.starts[key] = recent;
  return recent;
}

function findUnstarted(state: State, group: string): Run | undefined {
  return state.runs.find((run) => !run.ended && run.group === group && run.startedAt === null);
}

function joinBatch(
  state: State,
  { maxSize, timeout }: { maxSize: number; timeout: string },
  group: string,
  event: EventPayload,
  now: number,
): Admission {
  const open = findUnstarted(state, group);
  if (!open || open.events.length >= maxSize) {
    return { kind: "start", at: maxSize <= 1 ? now : now + durationOr(timeout, 0), group };
  }
  open.events.push(event);
  if (open.events.length >= maxSize) open.jobs.forEach((job) => (job.dueAt = now));
  return { kind: "joined" };
}

function debounce(
  state: State,
  { period, timeout }: { period: string; timeout?: string },
  group: string,
  event: EventPayload,
  now: number,
): Admission {
  const at = now + durationOr(period, 0);
  const open = findUnstarted(state, group);
  if (!open) return { kind: "start", at, group };
  const latest = open.createdAt + durationOr(timeout, Number.POSITIVE_INFINITY);
  open.events = [event];
  open.jobs.forEach((job) => (job.dueAt = Math.min(at, latest)));
  return { kind: "joined" };
}
