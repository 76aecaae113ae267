import { ok, refuse, type Result } from "./result";
import { earlier, later, MINUTE_MS, shift } from "./time";

export type BookingState = "PENDING" | "CONFIRMED" | "EXPIRED" | "CANCELLED" | "FAILED";

/** DOMAIN 4. EXPIRED -> CONFIRMED happens only for late money whose seats can be had again. */
const NEXT = {
  PENDING: ["CONFIRMED", "EXPIRED", "CANCELLED", "FAILED"],
  CONFIRMED: ["CANCELLED"],
  EXPIRED: ["CONFIRMED", "FAILED"],
  CANCELLED: [],
  FAILED: [],
} as const satisfies Record<BookingState, readonly BookingState[]>;

/** True when the state table has this step. */
export function canBookingMove(from: BookingState, to: BookingState): boolean {
  return (NEXT[from] as readonly BookingState[]).includes(to);
}

/** How long a hold lasts; all in milliseconds, from the environment so that expiry can be tried. */
export interface HoldTimes {
  /** Shown to the buyer. */
  readonly holdMs: number;
  /** Kept beyond that for a payment in flight. */
  readonly graceMs: number;
  /** What opening a checkout guarantees from then. */
  readonly checkoutMinimumMs: number;
}

const EXTENSION_MS = 3 * MINUTE_MS;
/** Holds with gaps shorter than this are one chain. */
export const CHAIN_GAP_MS = 2 * MINUTE_MS;
/** A chain of holds ends this long after its first. */
const CHAIN_MS = 30 * MINUTE_MS;
/** A checkout session lives this long at Stripe (DOMAIN 5.1). */
export const CHECKOUT_SESSION_MS = 45 * MINUTE_MS;

export interface HoldClock {
  readonly chainStartedAt: Date;
  readonly heldAt: Date;
  readonly expiresAt: Date;
  readonly deadlineAt: Date;
}

/** A person's previous unpaid hold on the same showtime, as far as the chain rule asks. */
export interface EarlierHold {
  readonly chainStartedAt: Date;
  /** When its seats were given up or taken: its end, else its deadline. */
  readonly endedAt: Date;
}

/**
 * The clock of a new hold. Holds with gaps under two minutes are one chain that ends thirty
 * minutes after its first. Refuses hold_chain_ended with the instant a new chain may begin, also
 * when too little is left of the chain for a checkout.
 */
export function startHold(
  now: Date,
  times: HoldTimes,
  previous: EarlierHold | null,
): Result<HoldClock> {
  const freeAgainAt = previous ? shift(earlier(previous.endedAt, now), CHAIN_GAP_MS) : now;
  const isChained = previous !== null && freeAgainAt > now;
  const chainStartedAt = isChained ? previous.chainStartedAt : now;
  const chainEndsAt = shift(chainStartedAt, CHAIN_MS);
  const leastMs = Math.min(times.holdMs, times.checkoutMinimumMs);
  if (isChained && shift(now, leastMs) > chainEndsAt) {
    return refuse({ code: "hold_chain_ended", retryAt: freeAgainAt });
  }
  const expiresAt = earlier(shift(now, times.holdMs), chainEndsAt);
  const deadlineAt = earlier(shift(expiresAt, times.graceMs), chainEndsAt);
  return ok({ chainStartedAt, heldAt: now, expiresAt, deadlineAt: later(expiresAt, deadlineAt) });
}

/** The one extension: three minutes for hold and deadline, inside the chain. */
export function extendHold(clock: HoldClock): Pick<HoldClock, "expiresAt" | "deadlineAt"> {
  const chainEndsAt = shift(clock.chainStartedAt, CHAIN_MS);
  const expiresAt = earlier(shift(clock.expiresAt, EXTENSION_MS), chainEndsAt);
  const deadlineAt = earlier(shift(clock.deadlineAt, EXTENSION_MS), chainEndsAt);
  return { expiresAt, deadlineAt };
}

/** The claims' deadline once a checkout opens: at least the guaranteed minutes, inside the chain. */
export function guaranteeCheckout(now: Date, clock: HoldClock, times: HoldTimes): Date {
  const chainEndsAt = shift(clock.chainStartedAt, CHAIN_MS);
  const guaranteed = earlier(shift(now, times.checkoutMinimumMs), chainEndsAt);
  return later(clock.deadlineAt, guaranteed);
}
