import { createHash } from "node:crypto";
import { StripeRefusal } from "./errors";
import type { KeyRecord, State } from "./state";

const KEPT_MS = 48 * 60 * 60 * 1000;

/** The bytes a key stands for: the same key with other bytes is refused. */
export function fingerprintOf(method: string, path: string, query: string, body: string): string {
  return createHash("sha256").update(`${method} ${path}?${query}\n${body}`).digest("hex");
}

export interface Keys {
  /** The answer stored under the key, or null; then the key is in flight until `done`. */
  begin(key: string, fingerprint: string): KeyRecord | null;
  store(key: string, record: KeyRecord): void;
  done(key: string): void;
}

/** Answers survive a restart; what was in flight then does not, for nothing had happened yet. */
export function createKeys(state: State): Keys {
  const inFlight = new Map<string, string>();
  return {
    begin: (key, fingerprint) => {
      if (key.length > 255) throw refuseKey(400, "Idempotency keys can be at most 255 characters.");
      const stored = Object.hasOwn(state.keys, key) ? state.keys[key] : undefined;
      const known = stored?.fingerprint ?? inFlight.get(key);
      if (known !== undefined && known !== fingerprint) throw refuseKey(400, OTHER_PARAMS(key));
      if (inFlight.has(key)) throw refuseKey(409, IN_USE(key), "idempotency_key_in_use");
      if (stored !== undefined && Date.now() - stored.at < KEPT_MS) return stored;
      inFlight.set(key, fingerprint);
      return null;
    },
    store: (key, record) => {
      state.keys[key] = record;
    },
    done: (key) => void inFlight.delete(key),
  };
}

/** Forgets answers nobody can ask for any more. */
export function pruneKeys(state: State): void {
  for (const [key, record] of Object.entries(state.keys))
    if (Date.now() - record.at >= KEPT_MS) delete state.keys[key];
}

function refuseKey(status: number, message: string, code?: string): StripeRefusal {
  const body = { type: "idempotency_error" as const, message };
  return new StripeRefusal(status, code === undefined ? body : { ...body, code }, false);
}

const OTHER_PARAMS = (key: string) =>
  `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`;
const IN_USE = (key: string) =>
  `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`;
