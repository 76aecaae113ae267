import type { Context } from "./context.js";
import { sortableId } from "./ids.js";
import { dispatch, startRun } from "./intake.js";
import { readRegistration } from "./registry.js";
import { stateOf } from "./runs.js";
import { parseCron } from "./schedule/cron.js";
import { nextDueAt, runDueWork } from "./scheduler.js";
import { openStore } from "./state.js";
import type { FunctionConfig } from "./types.js";
import { isRecord } from "../loopback.js";

const LONGEST_NAP_MS = 30_000;

export interface Engine {
  readonly ctx: Context;
  /** Replaces the app's functions; true when that changed something. Throws when one is not understood. */
  register(body: unknown): boolean;
  fireCron(functionId: string): boolean;
  find(functionId: string): FunctionConfig | undefined;
  isIdle(): boolean;
  stop(): Promise<void>;
}

export function startEngine(options: {
  stateFile: string;
  appUrl: string;
  retryBaseMs: number;
}): Engine {
  let timer: NodeJS.Timeout | undefined;
  let looking: NodeJS.Immediate | undefined;
  const crons = new Map<string, number>();
  const ctx: Context = {
    store: openStore(options.stateFile),
    appUrl: options.appUrl,
    retryBaseMs: options.retryBaseMs,
    flags: { paused: false, down: false, stopped: false },
    running: new Map(),
    again: new Set(),
    stopping: new AbortController(),
    dispatch: (event) => dispatch(ctx, event),
    changed() {
      ctx.store.save().catch((error: unknown) => console.error("inngest: not saved", error));
      looking ??= setImmediate(look);
    },
  };
  const { state } = ctx.store;

  const look = () => {
    looking = undefined;
    if (ctx.flags.stopped) return;
    const now = Date.now();
    ctx.store.prune(now);
    const cronAt = fireDueCrons(now);
    runDueWork(ctx, now);
    const wake = Math.min(nextDueAt(ctx, now) ?? Infinity, cronAt, now + LONGEST_NAP_MS);
    clearTimeout(timer);
    timer = setTimeout(() => (looking ??= setImmediate(look)), Math.max(5, wake - Date.now()));
  };

  // A stopped runner misses its ticks, as the real one does; nothing is made up for later.
  const fireDueCrons = (now: number): number => {
    let nearest = Infinity;
    for (const fn of state.functions) {
      for (const { cron } of fn.triggers) {
        if (!cron) continue;
        const key = `${fn.id} ${cron}`;
        const due = crons.get(key) ?? parseCron(cron).next(now) ?? Infinity;
        if (due <= now && !ctx.flags.paused) startCronRun(fn, cron);
        const next = due <= now ? (parseCron(cron).next(now) ?? Infinity) : due;
        crons.set(key, next);
        nearest = Math.min(nearest, next);
      }
    }
    return nearest;
  };

  const startCronRun = (fn: FunctionConfig, cron: string) => {
    const now = Date.now();
    const event = { id: sortableId(now), name: "inngest/scheduled.timer", data: { cron }, ts: now };
    state.events.push(event);
    startRun(ctx, fn, event);
    ctx.changed();
  };
  // By full id, or by the id the function has inside its app.
  const find = (id: string) =>
    state.functions.find((fn) => fn.id === id) ??
    state.functions.find((fn) => fn.id.endsWith(`-${id}`));

  ctx.changed();
  return {
    ctx,
    find,
    register(body) {
      const functions = readRegistration(body, options.appUrl);
      const app = isRecord(body) && typeof body["appName"] === "string" ? body["appName"] : "";
      const others = state.functions.filter((fn) => !fn.id.startsWith(`${app}-`));
      const before = JSON.stringify(state.functions);
      state.functions = [...others, ...functions];
      ctx.changed();
      return before !== JSON.stringify(state.functions);
    },
    fireCron(functionId) {
      const fn = find(functionId);
      const cron = fn?.triggers.find((trigger) => trigger.cron)?.cron;
      if (!fn || !cron) return false;
      startCronRun(fn, cron);
      return true;
    },
    isIdle: () =>
      state.runs.every((run) => {
        const now = stateOf(ctx, run);
        return now !== "queued" && now !== "running";
      }),
    async stop() {
      ctx.flags.stopped = true;
      clearTimeout(timer);
      ctx.stopping.abort();
      await ctx.store.save();
    },
  };
}
