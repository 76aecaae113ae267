import type { BookingState } from "./booking";

export type PaymentState =
  "OPENING" | "OPEN" | "PROCESSING" | "PAID" | "CLOSED" | "ABANDONED" | "FAILED";

/**
 * DOMAIN 4. Money that turns up on a CLOSED, ABANDONED or FAILED payment still becomes PAID, once;
 * an OPENING payment may be paid before its stamp arrives.
 */
const NEXT = {
  OPENING: ["OPEN", "PAID", "PROCESSING", "CLOSED", "ABANDONED"],
  OPEN: ["PAID", "PROCESSING", "CLOSED"],
  PROCESSING: ["PAID", "FAILED"],
  PAID: [],
  CLOSED: ["PAID"],
  ABANDONED: ["PAID", "CLOSED"],
  FAILED: ["PAID"],
} as const satisfies Record<PaymentState, readonly PaymentState[]>;

/** True when the state table has this step. */
export function canPaymentMove(from: PaymentState, to: PaymentState): boolean {
  return (NEXT[from] as readonly PaymentState[]).includes(to);
}

/** The states from which `to` may be reached, for a compare-and-set. */
export function statesBefore(to: PaymentState): PaymentState[] {
  return (Object.keys(NEXT) as PaymentState[]).filter((from) => canPaymentMove(from, to));
}

/** A checkout that keeps its seats from everybody else. */
export const LIVE_PAYMENT_STATES = [
  "OPENING",
  "OPEN",
  "PROCESSING",
] as const satisfies readonly PaymentState[];

/** True while a payment keeps its seats from everybody else. */
export function isLivePayment(state: PaymentState): boolean {
  return (LIVE_PAYMENT_STATES as readonly PaymentState[]).includes(state);
}

/** What Stripe says of a session, in our words. */
export type CheckoutStatus = "open" | "expired" | "processing" | "paid";

/** The facts line by line that DOMAIN 5.2 asks for, read under the booking's lock. */
export interface FulfilFacts {
  readonly payment: PaymentState;
  readonly checkout: CheckoutStatus;
  /** Amount, currency, live mode, mode and metadata are those of the payment row. */
  readonly isAsAsked: boolean;
  readonly booking: BookingState;
  readonly showtimeIsOnSale: boolean;
  readonly showtimeHasStarted: boolean;
  /** Every seat of the booking is claimed by it. */
  readonly ownsAllSeats: boolean;
}

export type FulfilStep =
  | { readonly kind: "nothing" }
  | { readonly kind: "close" }
  | { readonly kind: "await_money" }
  | { readonly kind: "confirm" }
  /** Confirm if all its seats can be claimed now, else refund as late. */
  | { readonly kind: "reclaim" }
  | { readonly kind: "refund"; readonly reason: "mismatch" | "duplicate" | "late" };

/** The decision table of DOMAIN 5.2: the first line that fits. */
export function decideFulfilment(facts: FulfilFacts): FulfilStep {
  if (facts.payment === "PAID") return { kind: "nothing" };
  switch (facts.checkout) {
    case "open":
      return { kind: "nothing" };
    case "expired":
      return { kind: "close" };
    case "processing":
      return { kind: "await_money" };
    case "paid":
      return decidePaid(facts);
  }
}

function decidePaid(facts: FulfilFacts): FulfilStep {
  if (!facts.isAsAsked) return { kind: "refund", reason: "mismatch" };
  const mayConfirm = facts.showtimeIsOnSale;
  if (facts.booking === "PENDING" && facts.ownsAllSeats && mayConfirm) return { kind: "confirm" };
  const isLate = facts.booking === "EXPIRED" || facts.booking === "PENDING";
  if (isLate && mayConfirm && !facts.showtimeHasStarted) return { kind: "reclaim" };
  return { kind: "refund", reason: facts.booking === "CONFIRMED" ? "duplicate" : "late" };
}

/** Where a booking ends whose money goes back: an open one FAILED, the others stay (DOMAIN 5.2). */
export function bookingAfterRefund(booking: BookingState): BookingState {
  return booking === "PENDING" || booking === "EXPIRED" ? "FAILED" : booking;
}
