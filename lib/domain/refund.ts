import { shareInBasisPoints } from "./money";
import { HOUR_MS, MINUTE_MS } from "./time";

export type RefundState = "REQUESTED" | "PENDING" | "SUCCEEDED" | "FAILED";

export type RefundReason =
  "mismatch" | "duplicate" | "late" | "cancelled_by_buyer" | "dashboard" | "unknown_session";

/** Why money goes back that never paid for its booking. */
export const UNUSED_MONEY_REASONS = [
  "mismatch",
  "duplicate",
  "late",
] as const satisfies readonly RefundReason[];

/** DOMAIN 4. FAILED -> REQUESTED is staff starting the next attempt. */
const NEXT = {
  REQUESTED: ["PENDING", "SUCCEEDED", "FAILED"],
  PENDING: ["SUCCEEDED", "FAILED"],
  // A bank may return money days later: Stripe then moves a succeeded refund to failed.
  SUCCEEDED: ["FAILED"],
  FAILED: ["REQUESTED"],
} as const satisfies Record<RefundState, readonly RefundState[]>;

/** True when the state table has this step. */
export function canRefundMove(from: RefundState, to: RefundState): boolean {
  return (NEXT[from] as readonly RefundState[]).includes(to);
}

/** The states from which `to` may be reached, for a compare-and-set. */
export function refundStatesBefore(to: RefundState): RefundState[] {
  return (Object.keys(NEXT) as RefundState[]).filter((from) => canRefundMove(from, to));
}

const FULL_UNTIL_MS = 2 * HOUR_MS;
const HALF_UNTIL_MS = 20 * MINUTE_MS;
const HALF = 5_000;

/**
 * What the buyer gets back per seat when cancelling at `now` (DOMAIN 2, refund ladder), in minor
 * units: the seat's share (price - discount + tax) in full until two hours before the start, half
 * of it (half up) until twenty minutes before, nothing after. The fee is kept.
 */
export function refundForSeat(
  seat: { readonly priceMinor: number; readonly discountMinor: number; readonly taxMinor: number },
  startsAt: Date,
  now: Date,
): { refundMinor: number; keptMinor: number } {
  const share = seat.priceMinor - seat.discountMinor + seat.taxMinor;
  const leadMs = startsAt.getTime() - now.getTime();
  const refundMinor =
    leadMs >= FULL_UNTIL_MS ? share : leadMs >= HALF_UNTIL_MS ? shareInBasisPoints(share, HALF) : 0;
  return { refundMinor, keptMinor: share - refundMinor };
}
