import { isRecord, postControl } from "../loopback.js";
import type { Engine } from "./engine.js";
import { viewRun } from "./runs.js";
import type { EventPayload, RunView } from "./types.js";

/** What a test may ask of the local engine. */
export interface InngestControl {
  /** No function runs; events are still taken. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Events are refused with 503. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Oldest first. */
  runs(): Promise<RunView[]>;
  events(): Promise<EventPayload[]>;
  /** Sleeps, back-offs and delayed starts are due now; with `timeouts`, waits for events end too. */
  wake(options?: { timeouts?: boolean }): Promise<void>;
  /** Fires a cron function now, by its id with or without the app's. */
  cron(functionId: string): Promise<void>;
  /** Resolves when nothing is queued or running; what sleeps does not count. */
  idle(timeoutMs?: number): Promise<void>;
  /** Forgets runs, events and ids; functions stay registered. */
  reset(): Promise<void>;
  /** Ids of the registered functions. */
  functions(): Promise<string[]>;
}

/** `url` is the address of the local engine. */
export function inngestControl(url: string): InngestControl {
  const ask = async (action: string, more: object = {}): Promise<Record<string, unknown>> => {
    const answer = await postControl(url, { action, ...more });
    return isRecord(answer) ? answer : {};
  };
  const tell = (action: string, more?: object) => ask(action, more).then(() => undefined);
  return {
    pause: () => tell("pause"),
    resume: () => tell("resume"),
    down: () => tell("down"),
    up: () => tell("up"),
    runs: async () => (await ask("runs"))["runs"] as RunView[],
    events: async () => (await ask("events"))["events"] as EventPayload[],
    wake: (options = {}) => tell("wake", options),
    cron: (functionId) => tell("cron", { functionId }),
    async idle(timeoutMs = 10_000) {
      const { idle, busy } = await ask("idle", { timeoutMs });
      if (idle !== true)
        throw new Error(`Still busy after ${timeoutMs} ms: ${JSON.stringify(busy)}`);
    },
    reset: () => tell("reset"),
    functions: async () => (await ask("functions"))["functions"] as string[],
  };
}

/** Answers one action; null when it is unknown. */
export async function applyControl(engine: Engine, body: unknown): Promise<object | null> {
  const { ctx } = engine;
  const { state } = ctx.store;
  const action = isRecord(body) ? body : {};
  switch (action["action"]) {
    case "pause":
    case "resume":
      ctx.flags.paused = action["action"] === "pause";
      break;
    case "down":
    case "up":
      ctx.flags.down = action["action"] === "down";
      break;
    case "runs":
      return { runs: state.runs.map((run) => viewRun(ctx, run)) };
    case "events":
      return { events: state.events };
    case "functions":
      return { functions: state.functions.map((fn) => fn.id) };
    case "wake":
      wake(engine, action["timeouts"] === true);
      break;
    case "cron":
      if (!engine.fireCron(String(action["functionId"]))) return null;
      break;
    case "idle":
      return waitUntilIdle(engine, Number(action["timeoutMs"] ?? 10_000));
    case "reset":
      Object.assign(state, { runs: [], events: [], seen: {}, starts: {} });
      ctx.again.clear();
      break;
    default:
      return null;
  }
  ctx.changed();
  return { done: true };
}

function wake(engine: Engine, timeouts: boolean): void {
  const now = Date.now();
  for (const run of engine.ctx.store.state.runs) {
    run.jobs.forEach((job) => (job.dueAt = Math.min(job.dueAt, now)));
    run.waits = run.waits.map((wait) =>
      wait.kind === "sleep" || timeouts ? { ...wait, until: now } : wait,
    );
  }
}

async function waitUntilIdle(engine: Engine, timeoutMs: number): Promise<object> {
  const end = Date.now() + timeoutMs;
  while (!engine.isIdle() && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  const views = engine.ctx.store.state.runs.map((run) => viewRun(engine.ctx, run));
  const busy = views.filter(({ state }) => state === "queued" || state === "running");
  return {
    idle: busy.length === 0,
    busy: busy.map((run) => `${run.functionId} ${run.state} ${firstLine(run)}`),
  };
}

function firstLine(run: RunView): string {
  return `(${run.eventName}, steps: ${run.steps.join(", ") || "none"})`;
}
