import { Ratelimit } from "@upstash/ratelimit";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import { askRedis, openRedis, REDIS_AWAY } from "./redis";

/**
 * Every limit of the product (DOMAIN 2). `countsAlone`: counted in this process while Redis is
 * away, because letting everybody through would cost seats, money or accounts; reads go on.
 */
const LIMITS = {
  guestApi: { most: 100, windowMs: MINUTE_MS, countsAlone: false },
  memberApi: { most: 300, windowMs: MINUTE_MS, countsAlone: false },
  register: { most: 3, windowMs: HOUR_MS, countsAlone: true },
  signInAddress: { most: 5, windowMs: MINUTE_MS, countsAlone: true },
  signInAccount: { most: 5, windowMs: MINUTE_MS, countsAlone: true },
  hold: { most: 30, windowMs: MINUTE_MS, countsAlone: true },
  payment: { most: 5, windowMs: MINUTE_MS, countsAlone: true },
  promoCode: { most: 10, windowMs: MINUTE_MS, countsAlone: true },
  search: { most: 60, windowMs: MINUTE_MS, countsAlone: false },
  // Calls of the release gate to Stripe, over all instances.
  gateCalls: { most: 20, windowMs: SECOND_MS, countsAlone: true },
  // A bucket of its own: a page that watches its seats must not use up the person's requests.
  seatReads: { most: 120, windowMs: MINUTE_MS, countsAlone: false },
} as const satisfies Record<string, { most: number; windowMs: number; countsAlone: boolean }>;

export type LimitName = keyof typeof LIMITS;

export interface LimitAnswer {
  readonly isAllowed: boolean;
  readonly most: number;
  readonly remaining: number;
  readonly retryAfterSeconds: number;
}

const limiters = new Map<LimitName, Ratelimit>();

/** Takes one from the bucket of this limit and key. */
export async function takeLimit(name: LimitName, key: string): Promise<LimitAnswer> {
  const { most, countsAlone } = LIMITS[name];
  const answer = await askRedis(() => findLimiter(name).limit(key));
  if (answer === REDIS_AWAY) {
    return countsAlone
      ? countHere(name, key)
      : { isAllowed: true, most, remaining: most, retryAfterSeconds: 0 };
  }
  return {
    isAllowed: answer.success,
    most,
    remaining: Math.max(0, answer.remaining),
    retryAfterSeconds: secondsUntil(answer.reset),
  };
}

function findLimiter(name: LimitName): Ratelimit {
  const known = limiters.get(name);
  if (known) return known;
  const { most, windowMs } = LIMITS[name];
  const made = new Ratelimit({
    redis: openRedis(),
    limiter: Ratelimit.slidingWindow(most, `${windowMs} ms`),
    prefix: `limit:${name}`,
    // Its own time-out would let everybody through; ours decides what happens without Redis.
    timeout: 0,
  });
  limiters.set(name, made);
  return made;
}

const counts = new Map<string, { count: number; resetAtMs: number }>();
const MOST_COUNTED = 50_000;

function countHere(name: LimitName, key: string): LimitAnswer {
  const { most, windowMs } = LIMITS[name];
  const at = Date.now();
  const bucketKey = `${name}:${key}`;
  if (counts.size > MOST_COUNTED) counts.clear();
  const known = counts.get(bucketKey);
  const bucket = known && known.resetAtMs > at ? known : { count: 0, resetAtMs: at + windowMs };
  bucket.count += 1;
  counts.set(bucketKey, bucket);
  return {
    isAllowed: bucket.count <= most,
    most,
    remaining: Math.max(0, most - bucket.count),
    retryAfterSeconds: secondsUntil(bucket.resetAtMs),
  };
}

function secondsUntil(atMs: number): number {
  return Math.max(1, Math.ceil((atMs - Date.now()) / SECOND_MS));
}
