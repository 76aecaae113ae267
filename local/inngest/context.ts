import type { Store } from "./state.js";
import type { EventPayload, Run } from "./types.js";

/** What all parts of the engine share. */
export interface Context {
  readonly store: Store;
  readonly appUrl: string;
  /** First wait after a failed attempt; it doubles. */
  readonly retryBaseMs: number;
  readonly flags: { paused: boolean; down: boolean; stopped: boolean };
  /** Calls of the app under way, by job. */
  readonly running: Map<string, Run>;
  /** Runs that must be looked at again when their present call ends. */
  readonly again: Set<string>;
  readonly stopping: AbortController;
  dispatch(event: EventPayload): void;
  /** Something is due or must be kept: saves and looks for work. */
  changed(): void;
}
