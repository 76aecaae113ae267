// Finds what is due and calls the app for it, within the limits of each function.
import { callApp } from "./call.js";
import type { Context } from "./context.js";
import { evaluate } from "./expressions.js";
import { applyAnswer } from "./outcome.js";
import { dataMemo, endRun, newJob, remember } from "./runs.js";
import { durationOr } from "./schedule/duration.js";
import { firstEvent, type FunctionConfig, type Job, type Run } from "./types.js";

const MOST_CALLS_AT_ONCE = 24;

/** One look at everything: what became due, and what may be called now. */
export function runDueWork(ctx: Context, now: number): void {
  for (const run of ctx.store.state.runs) if (!run.ended) wakeDue(ctx, run, now);
  if (ctx.flags.paused || ctx.flags.stopped) return;
  const due = ctx.store.state.runs
    .flatMap((run) => (run.ended ? [] : run.jobs.map((job) => ({ run, job }))))
    .filter(({ job }) => job.dueAt <= now && !ctx.running.has(job.id))
    .sort((a, b) => a.job.dueAt - b.job.dueAt);
  for (const { run, job } of due) {
    if (ctx.running.size >= MOST_CALLS_AT_ONCE) return;
    const fn = ctx.store.state.functions.find(({ id }) => id === run.functionId);
    if (!fn || !hasRoom(ctx, fn, run)) continue;
    void execute(ctx, fn, run, job);
  }
}

/**
 * When the next thing becomes due by itself; null when nothing will. `now` is the one of the look just
 * taken: with a later one, what became due in between would be missed by both.
 */
export function nextDueAt(ctx: Context, now: number): number | null {
  const times = ctx.store.state.runs
    .filter((run) => !run.ended)
    .flatMap((run) => [
      ...run.jobs.map((job) => job.dueAt).filter((at) => at > now),
      ...run.waits.map((wait) => wait.until),
      run.expiresAt,
    ])
    .filter((at): at is number => at !== null);
  return times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : null;
}

function wakeDue(ctx: Context, run: Run, now: number): void {
  if (run.expiresAt !== null && run.expiresAt <= now) {
    const error = { name: "Cancelled", message: "The run took longer than its timeout." };
    return endRun(ctx, run, "cancelled", { error });
  }
  for (const wait of run.waits.filter(({ until }) => until !== null && until <= now)) {
    const error = { name: "Error", message: `${wait.name} did not answer in time.` };
    const late = wait.kind === "invoke";
    remember(ctx, run, wait.stepId, late ? { type: "error", error } : dataMemo(null));
  }
}

// As in the real engine, a limit counts calls under way; a sleeping run holds no place.
function hasRoom(ctx: Context, fn: FunctionConfig, run: Run): boolean {
  return fn.concurrency.every(({ limit, key, scope }) => {
    const value = (of: Run) =>
      JSON.stringify(key ? (evaluate(key, { event: firstEvent(of) }) ?? null) : 0);
    const wide = scope === "env" || scope === "account";
    const mine = value(run);
    const busy = [...ctx.running.values()].filter(
      (other) => (wide || other.functionId === fn.id) && value(other) === mine,
    );
    return busy.length < limit;
  });
}

async function execute(ctx: Context, fn: FunctionConfig, run: Run, job: Job): Promise<void> {
  ctx.running.set(job.id, run);
  run.calls += 1;
  if (run.startedAt === null) {
    run.startedAt = Date.now();
    const { finish } = fn.timeouts ?? {};
    run.expiresAt = finish ? run.startedAt + durationOr(finish, 0) : null;
  }
  const answer = await callApp(ctx, fn, run, job);
  ctx.running.delete(job.id);
  // A stopped engine leaves the job as it was: the next start repeats it.
  if (ctx.flags.stopped) return;
  if (!run.ended) {
    applyAnswer(ctx, fn, run, job, answer);
    // Only when no whole call is open: the wish was made while one was under way, and is for after
    // it. An ended run wishes nothing.
    const open = run.jobs.some(({ stepId }) => stepId === null);
    if (!open && ctx.again.delete(run.id)) run.jobs.push(newJob(null, Date.now()));
  }
  ctx.changed();
}
