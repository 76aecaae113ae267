import { Redis } from "@upstash/redis";
import { SECOND_MS } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { log } from "./log";

const CALL_MS = 250;
const FAILURES_BEFORE_SKIPPING = 3;
const SKIP_MS = 5 * SECOND_MS;

let client: Redis | undefined;
let failures = 0;
let skipUntilMs = 0;

/** What a call gives when Redis did not answer: everything must go on without it. */
export const REDIS_AWAY = Symbol("redis away");

/**
 * Runs one Redis call with a 250 ms limit and no retries. After three failures in a row Redis is
 * skipped for five seconds, so that a hanging one costs nobody more than that.
 */
export async function askRedis<T>(
  call: (redis: Redis) => Promise<T>,
): Promise<T | typeof REDIS_AWAY> {
  if (Date.now() < skipUntilMs) return REDIS_AWAY;
  try {
    const answer = await withinLimit(call(openRedis()));
    failures = 0;
    return answer;
  } catch (error) {
    failures += 1;
    if (failures >= FAILURES_BEFORE_SKIPPING) {
      skipUntilMs = Date.now() + SKIP_MS;
      failures = 0;
    }
    log("warn", "redis.away", { reason: error instanceof Error ? error.name : "unknown" });
    return REDIS_AWAY;
  }
}

/** The client itself, for libraries that take one; guard every use with askRedis. */
export function openRedis(): Redis {
  return (client ??= new Redis({
    url: env().redis.url,
    token: env().redis.token,
    // `false` still repeats once.
    retry: { retries: 0 },
    enableTelemetry: false,
    automaticDeserialization: false,
    // Ends what nobody waits for any more.
    signal: () => AbortSignal.timeout(2 * CALL_MS),
  }));
}

async function withinLimit<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    // An answer that came while this process was busy is read before the limit is enforced.
    timer = setTimeout(() => setImmediate(() => reject(new Error("no answer in time"))), CALL_MS);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}
