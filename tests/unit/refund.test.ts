import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canRefundMove, refundForSeat, refundStatesBefore } from "@/lib/domain/refund";
import { HOUR_MS, MINUTE_MS, shift } from "@/lib/domain/time";

const START = new Date("2026-12-05T14:30:00Z");
const SEAT = { priceMinor: 20_000, discountMinor: 0, taxMinor: 3_601 };
const SHARE = 23_601;

describe("the refund ladder gives back a seat's share", () => {
  test.each([
    ["a day before", 24 * HOUR_MS, SHARE],
    ["two hours before, to the millisecond", 2 * HOUR_MS, SHARE],
    ["a millisecond later, half of it, half up", 2 * HOUR_MS - 1, 11_801],
    ["twenty minutes before, half of it", 20 * MINUTE_MS, 11_801],
    ["a millisecond later, nothing", 20 * MINUTE_MS - 1, 0],
    ["at the start, nothing", 0, 0],
    ["after the start, nothing", -HOUR_MS, 0],
  ])("%s", (_, leadMs, refundMinor) => {
    const back = refundForSeat(SEAT, START, shift(START, -leadMs));
    expect(back).toEqual({ refundMinor, keptMinor: SHARE - refundMinor });
  });

  test("a discount is not given back as money", () => {
    const seat = { priceMinor: 20_000, discountMinor: 20_000, taxMinor: 0 };
    expect(refundForSeat(seat, START, shift(START, -HOUR_MS)).refundMinor).toBe(0);
  });

  test("what is given back and what is kept are the share, and time never gives more", () => {
    const minor = fc.integer({ min: 0, max: 1_000_000 });
    const leadMs = fc.integer({ min: -HOUR_MS, max: 4 * HOUR_MS });
    fc.assert(
      fc.property(minor, minor, minor, leadMs, leadMs, (price, off, taxMinor, one, two) => {
        const seat = { priceMinor: price + off, discountMinor: off, taxMinor };
        const at = (lead: number) => refundForSeat(seat, START, shift(START, -lead));
        const [early, late] = [at(Math.max(one, two)), at(Math.min(one, two))];
        expect(early.refundMinor + early.keptMinor).toBe(price + taxMinor);
        expect(late.refundMinor).toBeLessThanOrEqual(early.refundMinor);
      }),
    );
  });
});

test("a refund follows Stripe, may come back from the bank, and is begun again only by staff", () => {
  expect(refundStatesBefore("SUCCEEDED")).toEqual(["REQUESTED", "PENDING"]);
  expect(refundStatesBefore("PENDING")).toEqual(["REQUESTED"]);
  expect(canRefundMove("SUCCEEDED", "FAILED")).toBe(true);
  expect(canRefundMove("SUCCEEDED", "PENDING")).toBe(false);
  expect(canRefundMove("FAILED", "SUCCEEDED")).toBe(false);
  expect(refundStatesBefore("REQUESTED")).toEqual(["FAILED"]);
});
