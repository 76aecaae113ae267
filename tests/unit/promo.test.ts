import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  discountSeats,
  isPromoApplicable,
  type PromoConditions,
  type PromoOccasion,
  type PromoRule,
} from "@/lib/domain/promo";

const EVERYWHERE: PromoConditions = {
  isActive: true,
  movieId: null,
  theaterId: null,
  weekdays: [],
  fromMinute: null,
  untilMinute: null,
  validFromAt: null,
  validUntilAt: null,
};
const NOW = new Date("2026-11-21T11:00:00Z");
const TONIGHT: PromoOccasion = {
  movieId: "mov_rain",
  theaterId: "thr_lantern",
  zone: "Asia/Kolkata",
  startsAt: new Date("2026-11-21T14:00:00Z"),
  now: NOW,
};
const [SUNDAY, TUESDAY, WEDNESDAY, SATURDAY] = [0, 2, 3, 6] as const;

describe("what a code takes off each seat", () => {
  const fixed = (amountMinor: number, currency = "INR"): PromoRule => ({
    kind: "FIXED",
    amountMinor,
    currency,
  });
  const percent = (count: number): PromoRule => ({ kind: "PERCENT", percent: count });
  const pairs: PromoRule = { kind: "TWO_FOR_ONE" };

  test.each<[story: string, rule: PromoRule, prices: number[], discounts: number[]]>([
    ["20 % of each of two equal seats", percent(20), [20_000, 20_000], [4_000, 4_000]],
    ["a percentage follows the price", percent(10), [20_000, 40_000], [2_000, 4_000]],
    ["a percentage is rounded once on the sum", percent(50), [1, 1, 1], [1, 1, 0]],
    ["100 % pays for everything", percent(100), [999, 1_499], [999, 1_499]],
    ["a fixed amount is shared by price", fixed(10_000), [20_000, 30_000], [4_000, 6_000]],
    ["a fixed amount is capped at the seats", fixed(99_999), [20_000, 30_000], [20_000, 30_000]],
    ["a fixed amount in another currency is nothing", fixed(10_000, "GBP"), [20_000], [0]],
    ["one of two equal seats is free", pairs, [20_000, 20_000], [0, 20_000]],
    ["the cheaper of a pair is free", pairs, [20_000, 30_000], [20_000, 0]],
    ["one seat has no pair", pairs, [20_000], [0]],
    ["of three seats one is free, the middle one", pairs, [10, 30, 20], [0, 0, 20]],
    ["of mixed tiers the dearest are paired first", pairs, [20, 40, 30, 40], [20, 0, 0, 40]],
    ["of five seats two are free", pairs, [20, 20, 20, 40, 40], [0, 20, 0, 0, 40]],
    ["no seats, no discount", pairs, [], []],
  ])("%s", (_story, rule, prices, discounts) => {
    expect(discountSeats(rule, prices, "INR")).toEqual(discounts);
  });

  test("two for one frees half the seats, and never a dearer one than is paid for", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50_000 }), { maxLength: 10 }), (prices) => {
        const discounts = discountSeats(pairs, prices, "INR");
        const paid = prices.filter((_, at) => discounts[at] === 0).sort((a, b) => b - a);
        const free = prices.filter((_, at) => discounts[at] !== 0).sort((a, b) => b - a);
        expect(free).toHaveLength(Math.floor(prices.length / 2));
        expect(free.every((price, at) => price <= paid[at]!)).toBe(true);
      }),
    );
  });
});

describe("where and when a code applies", () => {
  test.each<[story: string, conditions: Partial<PromoConditions>, applies: boolean]>([
    ["a code without conditions applies", {}, true],
    ["a code that was switched off does not", { isActive: false }, false],
    ["a code of this movie applies", { movieId: "mov_rain" }, true],
    ["a code of another movie does not", { movieId: "mov_sun" }, false],
    ["a code of this theater applies", { theaterId: "thr_lantern" }, true],
    ["a code of another theater does not", { theaterId: "thr_other" }, false],
    ["a code is valid from its first instant", { validFromAt: NOW }, true],
    ["a code is not valid before it", { validFromAt: new Date(NOW.getTime() + 1) }, false],
    ["a code is over at its last instant", { validUntilAt: NOW }, false],
    ["a code is valid just before it", { validUntilAt: new Date(NOW.getTime() + 1) }, true],
    ["7.30 pm is inside from 7.30 pm", { fromMinute: 19 * 60 + 30 }, true],
    ["7.30 pm is before 7.31 pm", { fromMinute: 19 * 60 + 31 }, false],
    ["7.30 pm is outside until 7.30 pm", { untilMinute: 19 * 60 + 30 }, false],
    ["7.30 pm is inside until 7.31 pm", { untilMinute: 19 * 60 + 31 }, true],
    ["Saturday is one of Saturday and Sunday", { weekdays: [SATURDAY, SUNDAY] }, true],
    ["Saturday is not Wednesday", { weekdays: [WEDNESDAY] }, false],
    ["all conditions hold together", { movieId: "mov_rain", weekdays: [WEDNESDAY] }, false],
  ])("%s", (_story, conditions, applies) => {
    expect(isPromoApplicable({ ...EVERYWHERE, ...conditions }, TONIGHT)).toBe(applies);
  });
});

describe("weekday and time are the theater's at the start of the showtime", () => {
  test.each<[zone: string, startsAt: string, weekday: number, minute: number]>([
    ["Asia/Kolkata", "2026-11-24T18:29:00Z", TUESDAY, 23 * 60 + 59],
    ["Asia/Kolkata", "2026-11-24T18:30:00Z", WEDNESDAY, 0],
    ["Asia/Kolkata", "2026-11-25T18:29:00Z", WEDNESDAY, 23 * 60 + 59],
    ["America/New_York", "2026-11-25T04:59:00Z", TUESDAY, 23 * 60 + 59],
    ["America/New_York", "2026-11-25T05:00:00Z", WEDNESDAY, 0],
    ["Europe/London", "2026-06-30T23:00:00Z", WEDNESDAY, 0],
    ["Europe/London", "2026-06-30T22:59:00Z", TUESDAY, 23 * 60 + 59],
    // The clocks go forward on 29 March and back on 25 October 2026: the evening keeps its hour.
    ["Europe/London", "2026-03-28T20:00:00Z", SATURDAY, 20 * 60],
    ["Europe/London", "2026-03-29T19:00:00Z", SUNDAY, 20 * 60],
    ["Europe/London", "2026-10-24T19:00:00Z", SATURDAY, 20 * 60],
    ["Europe/London", "2026-10-25T20:00:00Z", SUNDAY, 20 * 60],
    // Half past one comes twice in that autumn night, and both are half past one.
    ["Europe/London", "2026-10-25T00:30:00Z", SUNDAY, 90],
    ["Europe/London", "2026-10-25T01:30:00Z", SUNDAY, 90],
  ])("in %s the instant %s is weekday %i, minute %i", (zone, startsAt, weekday, minute) => {
    const occasion = { ...TONIGHT, zone, startsAt: new Date(startsAt) };
    const applies = (conditions: Partial<PromoConditions>) =>
      isPromoApplicable({ ...EVERYWHERE, ...conditions }, occasion);
    const weekdays = [0, 1, 2, 3, 4, 5, 6].filter((day) => applies({ weekdays: [day] }));
    expect(weekdays).toEqual([weekday]);
    expect(applies({ fromMinute: minute, untilMinute: minute + 1 })).toBe(true);
    expect(applies({ fromMinute: minute + 1 })).toBe(false);
    expect(applies({ untilMinute: minute })).toBe(false);
  });
});
