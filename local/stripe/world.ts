import type { Faults } from "./faults";
import type { State } from "./state";
import type { Courier } from "./webhooks";

/** One request to the API, for counting calls. */
export interface RequestRecord {
  readonly id: string;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly key: string | null;
  /** The answer's status; null while it is held, or when it was dropped. */
  status: number | null;
  replayed: boolean;
}

/** What all parts of the stand-in share. Effects are synchronous, so one request is one transaction. */
export interface World {
  readonly state: State;
  readonly secretKey: string;
  readonly webhookSecrets: readonly string[];
  webhookUrl: string;
  /** Where the hosted pages are reached, without a slash at the end. */
  publicUrl: string;
  readonly faults: Faults;
  readonly courier: Courier;
  readonly requests: RequestRecord[];
  /** The API request being executed: events carry its id and key. */
  cause: { id: string; idempotency_key: string | null } | null;
  /** Marks the state as changed. */
  readonly touch: () => void;
}
