// Everything the engine must remember, in one JSON file that is always whole: written beside and renamed.
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { EventPayload, FunctionConfig, Run } from "./types.js";

export interface State {
  functions: FunctionConfig[];
  runs: Run[];
  events: EventPayload[];
  /** Event ids and idempotency keys, with when they were first seen. */
  seen: Record<string, number>;
  /** Planned starts per throttle or rate limit key. */
  starts: Record<string, number[]>;
}

export interface Store {
  state: State;
  /** Resolves when everything up to now is on disk. */
  save(): Promise<void>;
  /** Forgets what is old. */
  prune(now: number): void;
}

const DAY = 86_400_000;
const KEPT_RUNS = 400;
const KEPT_EVENTS = 400;
const KEPT_IDS = 20_000;

function emptyState(): State {
  return { functions: [], runs: [], events: [], seen: {}, starts: {} };
}

export function openStore(file: string): Store {
  fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  let writing: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let restUntil = 0;
  const write = async () => {
    const from = Date.now();
    const beside = `${file}.${process.pid}.tmp`;
    await fs.promises.writeFile(beside, JSON.stringify(store.state));
    await fs.promises.rename(beside, file);
    restUntil = Date.now() + 4 * (Date.now() - from);
  };
  const store: Store = {
    state: load(file),
    save() {
      // A write under way may have missed the change: all who ask meanwhile share the one after it,
      // and writing never takes more than a fifth of the time.
      next ??= (writing ?? Promise.resolve())
        .catch(() => undefined)
        .then(() => sleep(Math.max(0, restUntil - Date.now())))
        .then(() => {
          next = null;
          writing = write();
          return writing;
        });
      return next;
    },
    prune(now) {
      const { state } = store;
      const ended = state.runs.filter((run) => run.ended);
      const surplus = new Set(ended.slice(0, Math.max(0, ended.length - KEPT_RUNS)));
      if (surplus.size > 0) state.runs = state.runs.filter((run) => !surplus.has(run));
      state.events = state.events.slice(-KEPT_EVENTS);
      const ids = Object.entries(state.seen);
      if (ids.length <= KEPT_IDS && ids.every(([, at]) => at > now - DAY)) return;
      state.seen = Object.fromEntries(ids.filter(([, at]) => at > now - DAY).slice(-KEPT_IDS));
    },
  };
  return store;
}

function load(file: string): State {
  if (!fs.existsSync(file)) return emptyState();
  try {
    return { ...emptyState(), ...(JSON.parse(fs.readFileSync(file, "utf8")) as Partial<State>) };
  } catch {
    // Never thrown away: a person may want to look.
    fs.renameSync(file, `${file}.unreadable`);
    return emptyState();
  }
}
