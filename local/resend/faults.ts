/** What the next requests to send a mail will meet. */
export interface Faults {
  fail: { status: 429 | 500; times: number; retryAfter: number };
  latency: { ms: number; times: number };
  loseAnswer: { times: number; hangMs: number };
  requests: number;
}

export function noFaults(): Faults {
  return {
    fail: { status: 500, times: 0, retryAfter: 1 },
    latency: { ms: 0, times: 0 },
    loseAnswer: { times: 0, hangMs: 0 },
    requests: 0,
  };
}

/** True as often as was asked for. */
export function spend(fault: { times: number }): boolean {
  if (fault.times <= 0) return false;
  fault.times -= 1;
  return true;
}
