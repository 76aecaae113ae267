import { describe, expect, test } from "vitest";
import type { BookingState } from "@/lib/domain/booking";
import {
  bookingAfterRefund,
  canPaymentMove,
  decideFulfilment,
  statesBefore,
  type FulfilFacts,
  type PaymentState,
} from "@/lib/domain/payment";

const PAID: FulfilFacts = {
  payment: "OPEN",
  checkout: "paid",
  isAsAsked: true,
  booking: "PENDING",
  showtimeIsOnSale: true,
  showtimeHasStarted: false,
  ownsAllSeats: true,
};

describe("what Stripe says of a checkout decides, first line that fits", () => {
  test.each<[string, Partial<FulfilFacts>, string]>([
    ["a payment that is PAID already moves nothing", { payment: "PAID" }, "nothing"],
    [
      "not even when the money now differs",
      { payment: "PAID", isAsAsked: false, booking: "CANCELLED" },
      "nothing",
    ],
    ["nor when its session reads expired", { payment: "PAID", checkout: "expired" }, "nothing"],
    ["an open session moves nothing", { checkout: "open" }, "nothing"],
    [
      "an open session of a robbed booking too",
      { checkout: "open", ownsAllSeats: false },
      "nothing",
    ],
    ["an expired session closes the payment", { checkout: "expired" }, "close"],
    ["also when the booking is over", { checkout: "expired", booking: "EXPIRED" }, "close"],
    ["money on its way is waited for", { checkout: "processing" }, "await_money"],
    [
      "money on its way is not judged yet",
      { checkout: "processing", isAsAsked: false },
      "await_money",
    ],
    ["other money than was asked for goes back", { isAsAsked: false }, "refund mismatch"],
    [
      "also for a booking that is CONFIRMED",
      { isAsAsked: false, booking: "CONFIRMED" },
      "refund mismatch",
    ],
    ["a PENDING booking with all its seats is confirmed", {}, "confirm"],
    ["whatever the clock says", { showtimeHasStarted: true }, "confirm"],
    ["not once the showtime is cancelled", { showtimeIsOnSale: false }, "refund late"],
    ["an abandoned payment confirms as well", { payment: "ABANDONED" }, "confirm"],
    ["a closed payment confirms as well", { payment: "CLOSED" }, "confirm"],
    ["a failed payment confirms as well", { payment: "FAILED" }, "confirm"],
    ["a payment without its stamp confirms as well", { payment: "OPENING" }, "confirm"],
    ["a robbed PENDING booking tries for its seats", { ownsAllSeats: false }, "reclaim"],
    ["but not after the start", { ownsAllSeats: false, showtimeHasStarted: true }, "refund late"],
    ["an EXPIRED booking tries for its seats", { booking: "EXPIRED" }, "reclaim"],
    ["even if it still owned them all", { booking: "EXPIRED", ownsAllSeats: true }, "reclaim"],
    ["but not after the start", { booking: "EXPIRED", showtimeHasStarted: true }, "refund late"],
    [
      "and not for a cancelled showtime",
      { booking: "EXPIRED", showtimeIsOnSale: false },
      "refund late",
    ],
    ["a CANCELLED booking gets its money back", { booking: "CANCELLED" }, "refund late"],
    ["a FAILED booking gets its money back", { booking: "FAILED" }, "refund late"],
    ["a CONFIRMED booking is not paid twice", { booking: "CONFIRMED" }, "refund duplicate"],
    [
      "not even when its showtime is cancelled",
      { booking: "CONFIRMED", showtimeIsOnSale: false },
      "refund duplicate",
    ],
  ])("%s", (_, facts, expected) => {
    const step = decideFulfilment({ ...PAID, ...facts });
    expect(step.kind === "refund" ? `refund ${step.reason}` : step.kind).toBe(expected);
  });
});

test("money that goes back fails an open booking and leaves every other as it is", () => {
  const states: BookingState[] = ["PENDING", "EXPIRED", "CONFIRMED", "CANCELLED", "FAILED"];
  expect(states.map(bookingAfterRefund)).toEqual([
    "FAILED",
    "FAILED",
    "CONFIRMED",
    "CANCELLED",
    "FAILED",
  ]);
});

test("a PAID payment moves nowhere, and only what never opened can be ABANDONED", () => {
  const states: PaymentState[] = [
    "OPENING",
    "OPEN",
    "PROCESSING",
    "PAID",
    "CLOSED",
    "ABANDONED",
    "FAILED",
  ];
  expect(states.filter((to) => canPaymentMove("PAID", to))).toEqual([]);
  expect(statesBefore("ABANDONED")).toEqual(["OPENING"]);
  expect(statesBefore("OPEN")).toEqual(["OPENING"]);
  expect(statesBefore("PAID").sort()).toEqual(states.filter((state) => state !== "PAID").sort());
});
