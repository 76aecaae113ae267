// An event comes in: it cancels, it wakes, it starts.
import { isRecord } from "../loopback.js";
import { admit } from "./admission.js";
import type { Context } from "./context.js";
import { holds } from "./expressions.js";
import { sortableId } from "./ids.js";
import { createRun, dataMemo, endRun, remember } from "./runs.js";
import { durationOr } from "./schedule/duration.js";
import { type EventPayload, firstEvent, type FunctionConfig } from "./types.js";

const DAY = 86_400_000;

/** Takes events as the SDK posts them; null when one of them is none. An id seen within 24 h starts nothing. */
export function receiveEvents(
  ctx: Context,
  body: unknown,
  seed: string | undefined,
): string[] | null {
  const list: unknown[] = Array.isArray(body) ? body : [body];
  const now = Date.now();
  const events = list.map((raw, index) => readEvent(raw, now, seed && `${seed} ${index}`));
  if (!events.every((event) => event !== null)) return null;
  for (const event of events) {
    const first = ctx.store.state.seen[event.id];
    if (first !== undefined && first > now - DAY) continue;
    ctx.store.state.seen[event.id] = now;
    dispatch(ctx, event);
  }
  ctx.changed();
  return events.map((event) => event.id);
}

function readEvent(raw: unknown, now: number, seed: string | undefined): EventPayload | null {
  if (!isRecord(raw) || typeof raw["name"] !== "string" || raw["name"] === "") return null;
  // The SDK repeats a seed when it repeats a request whose answer it lost.
  const id = typeof raw["id"] === "string" && raw["id"] ? raw["id"] : sortableId(now, seed);
  const data = isRecord(raw["data"]) ? raw["data"] : {};
  return {
    ...raw,
    id,
    name: raw["name"],
    data,
    ts: typeof raw["ts"] === "number" ? raw["ts"] : now,
  };
}

export function dispatch(ctx: Context, event: EventPayload): void {
  const { state } = ctx.store;
  if (event.name !== "inngest/function.finished") state.events.push(event);
  cancelRuns(ctx, event);
  wakeRuns(ctx, event);
  for (const fn of state.functions) if (isTriggered(fn, event)) startRun(ctx, fn, event);
}

function cancelRuns(ctx: Context, event: EventPayload): void {
  const { runs, functions } = ctx.store.state;
  for (const fn of functions) {
    for (const rule of fn.cancel.filter(({ event: name }) => matches(name, event.name))) {
      for (const run of runs) {
        if (run.ended || run.functionId !== fn.id) continue;
        const within = durationOr(rule.timeout, Number.POSITIVE_INFINITY);
        const scope = { event: firstEvent(run), async: event };
        if (event.ts > run.createdAt + within || !holds(rule.if, scope)) continue;
        const message = `Cancelled by ${event.name} (${event.id}).`;
        endRun(ctx, run, "cancelled", { error: { name: "Cancelled", message } });
      }
    }
  }
}

function wakeRuns(ctx: Context, event: EventPayload): void {
  for (const run of ctx.store.state.runs.filter(({ ended }) => !ended)) {
    const scope = { event: firstEvent(run), async: event };
    const woken = run.waits.filter(
      (wait) => wait.kind === "event" && matches(wait.name, event.name) && holds(wait.if, scope),
    );
    woken.forEach((wait) => remember(ctx, run, wait.stepId, dataMemo(event)));
  }
}

function isTriggered(fn: FunctionConfig, event: EventPayload): boolean {
  return fn.triggers.some(
    (trigger) =>
      trigger.event !== undefined &&
      matches(trigger.event, event.name) &&
      holds(trigger.expression, { event }),
  );
}

export function startRun(ctx: Context, fn: FunctionConfig, event: EventPayload): void {
  const admission = admit(ctx.store.state, fn, event, Date.now());
  if (admission.kind !== "start") return;
  if (admission.replaces) {
    const error = { name: "Cancelled", message: "Replaced by a newer run (singleton)." };
    endRun(ctx, admission.replaces, "cancelled", { error });
  }
  createRun(ctx, fn, event, admission);
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}
