// What a call's answer means for its run.
import { isRecord } from "../loopback.js";
import { type Answer, type Op, type Retry, toRunError } from "./call.js";
import type { Context } from "./context.js";
import { compile } from "./expressions.js";
import { RUN_COMPLETE_ID, sortableId } from "./ids.js";
import { createRun, dataMemo, endRun, lookAgain, newJob, remember } from "./runs.js";
import { parseInstant } from "./schedule/duration.js";
import type { FunctionConfig, Job, Run, RunError, Wait } from "./types.js";

const LONGEST_BACKOFF_MS = 60_000;
const LONGEST_OUTAGE_WAIT_MS = 5_000;
const MOST_OUTAGES = 2_000;

export function applyAnswer(
  ctx: Context,
  fn: FunctionConfig,
  run: Run,
  job: Job,
  answer: Answer,
): void {
  switch (answer.kind) {
    case "outage":
      return postpone(ctx, run, job, answer.reason);
    case "result":
      return endRun(ctx, run, "completed", { output: answer.output });
    case "error":
      return retryOrEnd(ctx, fn, run, job, answer.error, answer.retry);
    case "ops":
      return applyOps(ctx, fn, run, job, answer.ops, answer.retry);
  }
}

// The app was away, not wrong: no attempt is spent, as with the hours of patience of the real engine.
function postpone(ctx: Context, run: Run, job: Job, reason: string): void {
  job.outages += 1;
  const wait = Math.min(
    ctx.retryBaseMs * 2 ** Math.min(job.outages - 1, 10),
    LONGEST_OUTAGE_WAIT_MS,
  );
  job.dueAt = Date.now() + wait;
  if (job.outages <= MOST_OUTAGES) return;
  endRun(ctx, run, "failed", { error: { name: "Error", message: `The app is away: ${reason}` } });
}

function retryOrEnd(
  ctx: Context,
  fn: FunctionConfig,
  run: Run,
  job: Job,
  error: RunError,
  retry: Retry,
): void {
  if (!tryAgain(ctx, fn, job, retry)) endRun(ctx, run, "failed", { error });
}

function tryAgain(ctx: Context, fn: FunctionConfig, job: Job, retry: Retry): boolean {
  if (retry.never || job.attempt + 1 >= fn.maxAttempts) return false;
  const wait = Math.min(ctx.retryBaseMs * 2 ** job.attempt, LONGEST_BACKOFF_MS);
  job.attempt += 1;
  job.outages = 0;
  job.dueAt = retry.at ?? Date.now() + wait;
  return true;
}

function applyOps(
  ctx: Context,
  fn: FunctionConfig,
  run: Run,
  job: Job,
  ops: readonly Op[],
  retry: Retry,
): void {
  const failing = ops.find((op) => op.op === "StepError");
  const keepsJob = failing !== undefined && tryAgain(ctx, fn, job, retry);
  if (!keepsJob) run.jobs = run.jobs.filter((entry) => entry !== job);
  for (const op of ops) {
    if (run.ended) return;
    run.stepNames[op.id] = op.displayName ?? op.name ?? op.id;
    if (op === failing && keepsJob) continue;
    applyOp(ctx, run, op);
  }
  if (run.ended || run.jobs.length > 0 || run.waits.length > 0 || ctx.again.has(run.id)) return;
  endRun(ctx, run, "failed", {
    error: { name: "Error", message: "The function answered with nothing to do." },
  });
}

function applyOp(ctx: Context, run: Run, op: Op): void {
  const opts = isRecord(op.opts) ? op.opts : {};
  const text = (key: string) => (typeof opts[key] === "string" ? opts[key] : undefined);
  switch (op.op) {
    case "Step":
    case "StepRun":
      return remember(ctx, run, op.id, dataMemo(op.data));
    case "StepError":
    case "StepFailed":
      if (op.id === RUN_COMPLETE_ID) {
        return endRun(ctx, run, "failed", { error: toRunError(op.error) });
      }
      return remember(ctx, run, op.id, { type: "error", error: toRunError(op.error) });
    case "StepPlanned":
      if (!isOpen(run, op.id)) run.jobs.push(newJob(op.id, Date.now()));
      return;
    case "Sleep":
      return wait(run, {
        stepId: op.id,
        kind: "sleep",
        name: op.name ?? "",
        until: until(op.name),
      });
    case "WaitForEvent": {
      const condition = text("if");
      if (condition && !understands(ctx, run, condition)) return;
      const rest = condition ? { if: condition } : {};
      const name = op.name ?? "";
      return wait(run, {
        stepId: op.id,
        kind: "event",
        name,
        until: until(text("timeout")),
        ...rest,
      });
    }
    case "InvokeFunction":
      return invoke(ctx, run, op, text("function_id") ?? "", until(text("timeout")));
    case "RunComplete":
      return endRun(ctx, run, "completed", { output: op.data });
    case "DiscoveryRequest":
      return lookAgain(ctx, run);
    default:
      return endRun(ctx, run, "failed", {
        error: { name: "Error", message: `The local engine does not know the operation ${op.op}.` },
      });
  }
}

function invoke(ctx: Context, run: Run, op: Op, functionId: string, end: number | null): void {
  if (isOpen(run, op.id)) return;
  const target = ctx.store.state.functions.find((fn) => fn.id === functionId);
  if (!target) {
    const message = `Function ${functionId} is not registered.`;
    return remember(ctx, run, op.id, { type: "error", error: { name: "Error", message } });
  }
  const payload = isRecord(op.opts) && isRecord(op.opts["payload"]) ? op.opts["payload"] : {};
  const now = Date.now();
  const data = isRecord(payload["data"]) ? payload["data"] : {};
  const event = { id: sortableId(now), name: "inngest/function.invoked", data, ts: now };
  const child = createRun(ctx, target, event, { at: now });
  wait(run, { stepId: op.id, kind: "invoke", name: functionId, until: end, runId: child.id });
}

function wait(run: Run, entry: Wait): void {
  if (!isOpen(run, entry.stepId)) run.waits.push(entry);
}

function isOpen(run: Run, stepId: string): boolean {
  return (
    run.steps[stepId] !== undefined ||
    run.jobs.some((job) => job.stepId === stepId) ||
    run.waits.some((entry) => entry.stepId === stepId)
  );
}

function until(text: string | undefined): number | null {
  return text === undefined ? null : (parseInstant(text, Date.now()) ?? Date.now());
}

function understands(ctx: Context, run: Run, condition: string): boolean {
  try {
    compile(condition);
    return true;
  } catch (error) {
    endRun(ctx, run, "failed", { error: toRunError({ message: String(error) }) });
    return false;
  }
}
