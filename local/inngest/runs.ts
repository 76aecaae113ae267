// The life of a run between its calls: it is made, its steps are remembered, it ends once.
import { randomUUID } from "node:crypto";
import type { Context } from "./context.js";
import { sortableId } from "./ids.js";
import { durationOr } from "./schedule/duration.js";
import {
  type EventPayload,
  firstEvent,
  type FunctionConfig,
  type Job,
  type Run,
  type RunError,
  type RunState,
  type RunView,
  type StepMemo,
} from "./types.js";

export function createRun(
  ctx: Context,
  fn: FunctionConfig,
  event: EventPayload,
  start: { at: number; group?: string },
): Run {
  const now = Date.now();
  const { start: startWithin } = fn.timeouts ?? {};
  const run: Run = {
    id: sortableId(now),
    functionId: fn.id,
    events: [event],
    ended: null,
    steps: {},
    stepNames: {},
    order: [],
    jobs: [newJob(null, start.at)],
    waits: [],
    calls: 0,
    createdAt: now,
    startedAt: null,
    endedAt: null,
    expiresAt: startWithin ? now + durationOr(startWithin, 0) : null,
    ...(start.group ? { group: start.group } : {}),
  };
  ctx.store.state.runs.push(run);
  return run;
}

export function newJob(stepId: string | null, dueAt: number): Job {
  return { id: randomUUID(), stepId, attempt: 0, outages: 0, dueAt };
}

/** Remembers a step once and for all; the function is then called again. */
export function remember(ctx: Context, run: Run, stepId: string, memo: StepMemo): void {
  run.waits = run.waits.filter((wait) => wait.stepId !== stepId);
  if (run.steps[stepId]) return;
  run.steps[stepId] = memo;
  run.order.push(stepId);
  lookAgain(ctx, run);
}

/** One call of the whole function at a time: a second one would run the same next step twice. */
export function lookAgain(ctx: Context, run: Run): void {
  const planned = run.jobs.find((job) => job.stepId === null);
  if (planned && ctx.running.has(planned.id)) ctx.again.add(run.id);
  else if (!planned) run.jobs.push(newJob(null, Date.now()));
}

export function endRun(
  ctx: Context,
  run: Run,
  ended: "completed" | "failed" | "cancelled",
  result: { output?: unknown; error?: RunError } = {},
): void {
  if (run.ended) return;
  Object.assign(run, { ended, endedAt: Date.now(), jobs: [], waits: [], ...result });
  ctx.again.delete(run.id);
  // Results of steps are no longer needed, and they are what is big.
  run.steps = {};
  tellParents(ctx, run);
  announce(ctx, run);
  ctx.changed();
}

function tellParents(ctx: Context, ended: Run): void {
  for (const run of ctx.store.state.runs) {
    const wait = run.ended ? undefined : run.waits.find((entry) => entry.runId === ended.id);
    if (!wait) continue;
    const error = ended.error ?? { name: "Error", message: `The invoked function ${ended.ended}.` };
    const done = ended.ended === "completed";
    remember(ctx, run, wait.stepId, done ? dataMemo(ended.output) : { type: "error", error });
  }
}

// The events the real engine sends about runs; `onFailure` is a function triggered by the first.
function announce(ctx: Context, run: Run): void {
  const now = Date.now();
  const about = { function_id: run.functionId, run_id: run.id, event: firstEvent(run) };
  const send = (name: string, data: Record<string, unknown>) =>
    ctx.dispatch({ id: sortableId(now), name, data: { ...about, ...data }, ts: now });
  if (run.ended === "failed") send("inngest/function.failed", { error: run.error });
  if (run.ended === "cancelled") send("inngest/function.cancelled", { error: run.error });
  if (firstEvent(run).name.startsWith("inngest/function.")) return;
  const result = run.ended === "completed" ? { result: run.output } : { error: run.error };
  send("inngest/function.finished", result);
}

export function dataMemo(data: unknown): StepMemo {
  return { type: "data", data: data ?? null };
}

export function stateOf(ctx: Context, run: Run): RunState {
  if (run.ended) return run.ended;
  if (run.jobs.some((job) => ctx.running.has(job.id))) return "running";
  const now = Date.now();
  const delayed = (job: Job) => run.startedAt === null && job.dueAt > now && job.outages === 0;
  return run.jobs.some((job) => !delayed(job)) ? "queued" : "sleeping";
}

export function viewRun(ctx: Context, run: Run): RunView {
  const due = [...run.jobs.map((job) => job.dueAt), ...run.waits.map((wait) => wait.until)];
  const times = due.filter((at): at is number => at !== null);
  return {
    id: run.id,
    functionId: run.functionId,
    eventName: firstEvent(run).name,
    eventId: firstEvent(run).id,
    state: stateOf(ctx, run),
    calls: run.calls,
    attempt: Math.max(0, ...run.jobs.map((job) => job.attempt)),
    steps: run.order.map((id) => run.stepNames[id] ?? id),
    createdAt: new Date(run.createdAt).toISOString(),
    endedAt: run.endedAt ? new Date(run.endedAt).toISOString() : null,
    nextAt: times.length > 0 ? new Date(Math.min(...times)).toISOString() : null,
    output: run.output ?? null,
    error: run.error ?? null,
  };
}
