import { isRecord, postControl } from "../loopback.js";
import { type Faults, noFaults } from "./faults.js";
import type { Mailbox } from "./mailbox.js";
import type { MailView } from "./types.js";

/** What a test may do to the mail service. */
export interface ResendControl {
  /** The next `times` requests are refused, without effect. */
  fail(fault: { status: 429 | 500; times: number; retryAfter?: number }): Promise<void>;
  latency(ms: number, times: number): Promise<void>;
  /** The next `times` mails are accepted, and the connection ends without an answer after `hangMs`. */
  acceptThenTimeout(times: number, hangMs?: number): Promise<void>;
  /** Empties the inbox; keys are forgotten with their mails. */
  clear(): Promise<void>;
  /** Newest first. */
  mails(): Promise<MailView[]>;
  /** How many requests to send came in, refused ones included. */
  requests(): Promise<number>;
  /** No faults, no mails, no count. */
  reset(): Promise<void>;
}

/** `url` is the address of the local mail service. */
export function resendControl(url: string): ResendControl {
  const tell = (action: string, more: object = {}) =>
    postControl(url, { action, ...more }).then(() => undefined);
  return {
    fail: (fault) => tell("fail", fault),
    latency: (ms, times) => tell("latency", { ms, times }),
    acceptThenTimeout: (times, hangMs = 0) => tell("acceptThenTimeout", { times, hangMs }),
    clear: () => tell("clear"),
    mails: async () => (await (await fetch(`${url}/inbox.json`)).json()) as MailView[],
    async requests() {
      const answer = await postControl(url, { action: "requests" });
      return isRecord(answer) ? Number(answer["requests"]) : 0;
    },
    reset: () => tell("reset"),
  };
}

/** Runs one action; false when it is unknown. */
export function applyControl(faults: Faults, mailbox: Mailbox, body: unknown): boolean {
  const action = isRecord(body) ? body : {};
  const times = Number(action["times"] ?? 1);
  switch (action["action"]) {
    case "fail":
      faults.fail = {
        status: action["status"] === 429 ? 429 : 500,
        times,
        retryAfter: Number(action["retryAfter"] ?? 1),
      };
      return true;
    case "latency":
      faults.latency = { ms: Number(action["ms"] ?? 0), times };
      return true;
    case "acceptThenTimeout":
      faults.loseAnswer = { times, hangMs: Number(action["hangMs"] ?? 0) };
      return true;
    case "clear":
      mailbox.clear();
      return true;
    case "requests":
      return true;
    case "reset":
      Object.assign(faults, noFaults());
      mailbox.clear();
      return true;
    default:
      return false;
  }
}
