// One call of the app in the SDK's protocol, and what it answered.
import { isRecord, parseJson } from "../loopback.js";
import type { Context } from "./context.js";
import { firstEvent, type FunctionConfig, type Job, type Run, type RunError } from "./types.js";

/** A step operation as the SDK reports it. */
export interface Op {
  readonly id: string;
  readonly op: string;
  readonly name?: string;
  readonly displayName?: string;
  readonly data?: unknown;
  readonly error?: unknown;
  readonly opts?: unknown;
}

export type Answer =
  | { readonly kind: "ops"; readonly ops: readonly Op[]; readonly retry: Retry }
  | { readonly kind: "result"; readonly output: unknown }
  | { readonly kind: "error"; readonly error: RunError; readonly retry: Retry }
  | { readonly kind: "outage"; readonly reason: string };

export interface Retry {
  readonly never: boolean;
  readonly at: number | null;
}

const CALL_TIMEOUT_MS = 280_000;

export async function callApp(
  ctx: Context,
  fn: FunctionConfig,
  run: Run,
  job: Job,
): Promise<Answer> {
  const url = new URL(fn.url);
  url.searchParams.set("fnId", fn.id);
  url.searchParams.set("stepId", job.stepId ?? "step");
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-Inngest-Server-Kind": "dev",
        "X-Run-Id": run.id,
        "X-Request-Id": job.id,
      },
      body: JSON.stringify(requestBody(fn, run, job)),
      signal: AbortSignal.any([ctx.stopping.signal, AbortSignal.timeout(CALL_TIMEOUT_MS)]),
    });
    return readAnswer(response, await response.text());
  } catch (error) {
    return { kind: "outage", reason: error instanceof Error ? error.message : String(error) };
  }
}

function requestBody(fn: FunctionConfig, run: Run, job: Job): object {
  const otherSteps = run.jobs.some((other) => other !== job && other.stepId !== null);
  return {
    event: firstEvent(run),
    events: run.events,
    steps: run.steps,
    version: 1,
    use_api: false,
    // No fn_id: with one, the SDK would checkpoint steps to us in between instead of answering.
    ctx: {
      run_id: run.id,
      attempt: job.attempt,
      max_attempts: fn.maxAttempts,
      // With several steps open, each is asked for by name and none may run unasked.
      disable_immediate_execution: otherSteps || job.stepId !== null,
      use_api: false,
      stack: { stack: run.order, current: run.order.length },
    },
  };
}

function readAnswer(response: Response, text: string): Answer {
  // A proxy, a crash page or a build error: the function itself never spoke.
  if (!response.headers.has("x-inngest-sdk")) {
    return { kind: "outage", reason: `HTTP ${response.status} without the SDK's header` };
  }
  const body = parseJson(text) ?? null;
  const retry: Retry = {
    never: response.headers.get("x-inngest-no-retry") === "true",
    at: readRetryAfter(response.headers.get("retry-after")),
  };
  if (response.status === 206) {
    const ops = (Array.isArray(body) ? body : [body]).filter(isOp);
    return { kind: "ops", ops, retry };
  }
  if (response.ok) return { kind: "result", output: body };
  return { kind: "error", error: toRunError(body ?? text), retry };
}

function isOp(value: unknown): value is Op {
  return isRecord(value) && typeof value["id"] === "string" && typeof value["op"] === "string";
}

export function toRunError(value: unknown): RunError {
  if (!isRecord(value)) return { name: "Error", message: String(value) };
  const message = value["message"] ?? value["error"] ?? "Unknown error";
  return {
    ...value,
    name: String(value["name"] ?? "Error"),
    message: String(message),
    ...(typeof value["stack"] === "string" ? { stack: value["stack"] } : {}),
  };
}

function readRetryAfter(header: string | null): number | null {
  if (header === null) return null;
  const at = /^\d+$/.test(header) ? Date.now() + Number(header) * 1_000 : Date.parse(header);
  return Number.isNaN(at) ? null : at;
}
