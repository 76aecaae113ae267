import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shareInBasisPoints } from "@/lib/domain/money";
import {
  allInForMinor,
  allInMinor,
  priceSeat,
  quoteSeats,
  type Quote,
  type Tariff,
} from "@/lib/domain/pricing";
import { discountSeats, type PromoRule } from "@/lib/domain/promo";
import type { SeatTier } from "@/lib/domain/seating";

const INDIA: Tariff = { currency: "INR", feeMinor: 3_000, taxBasisPoints: 1_800 };
const BRITAIN: Tariff = { currency: "GBP", feeMinor: 150, taxBasisPoints: 2_000 };
const JAPAN: Tariff = { currency: "JPY", feeMinor: 105, taxBasisPoints: 1_000 };

test("two seats of 200.00 cost 507.40: 400.00, a fee of 30.00 and 77.40 tax", () => {
  expect(quoteSeats(seatsOf(20_000, 20_000), INDIA)).toEqual({
    quote: {
      currency: "INR",
      seatsMinor: 40_000,
      discountMinor: 0,
      feeMinor: 3_000,
      taxMinor: 7_740,
      totalMinor: 50_740,
    },
    seats: [
      { seatId: "A1", priceMinor: 20_000, discountMinor: 0, taxMinor: 3_600 },
      { seatId: "A2", priceMinor: 20_000, discountMinor: 0, taxMinor: 3_600 },
    ],
  });
});

test("the price shown before seats are chosen is 271.40, and 507.40 for two", () => {
  expect(allInMinor(20_000, INDIA)).toBe(27_140);
  expect(allInForMinor(2, 20_000, INDIA)).toBe(50_740);
});

test.each<[showtimePriceMinor: number, tier: SeatTier, priceMinor: number]>([
  [20_000, "standard", 20_000],
  [20_000, "premium", 30_000],
  [20_000, "sofa", 40_000],
  [999, "premium", 1_499],
  [333, "premium", 500],
  [1, "premium", 2],
  [0, "sofa", 0],
])("a showtime of %i sells a %s seat for %i", (showtimePriceMinor, tier, priceMinor) => {
  expect(priceSeat(showtimePriceMinor, tier)).toBe(priceMinor);
});

describe("the lines of a quote", () => {
  test.each<
    [story: string, prices: number[], tariff: Tariff, discounts: number[], expected: Partial<Quote>]
  >([
    [
      "tax is taken after the discount and with the fee",
      [20_000, 20_000],
      INDIA,
      [4_000, 4_000],
      { discountMinor: 8_000, feeMinor: 3_000, taxMinor: 6_300, totalMinor: 41_300 },
    ],
    ["tax is rounded half up once", [1_225], BRITAIN, [], { taxMinor: 275, totalMinor: 1_650 }],
    [
      "a half unit of tax rounds up",
      [22],
      { ...INDIA, feeMinor: 3 },
      [],
      { taxMinor: 5, totalMinor: 30 },
    ],
    [
      "a code that pays for all seats waives the fee as well",
      [20_000, 30_000],
      INDIA,
      [20_000, 30_000],
      { seatsMinor: 50_000, discountMinor: 50_000, feeMinor: 0, taxMinor: 0, totalMinor: 0 },
    ],
    [
      "a code that leaves one unit to pay keeps the fee",
      [20_000],
      INDIA,
      [19_999],
      { feeMinor: 3_000, taxMinor: 540, totalMinor: 3_541 },
    ],
    [
      "seats that cost nothing without a code keep the fee",
      [0],
      INDIA,
      [],
      { feeMinor: 3_000, taxMinor: 540, totalMinor: 3_540 },
    ],
    [
      "a currency without decimals counts whole yen",
      [1_900, 2_850],
      JAPAN,
      [],
      { currency: "JPY", seatsMinor: 4_750, taxMinor: 486, totalMinor: 5_341 },
    ],
    [
      "a theater without fee and tax charges the seats",
      [500],
      { ...INDIA, feeMinor: 0, taxBasisPoints: 0 },
      [],
      { totalMinor: 500 },
    ],
  ])("%s", (_story, prices, tariff, discounts, expected) => {
    expect(quoteSeats(seatsOf(...prices), tariff, discounts).quote).toMatchObject(expected);
  });
});

describe("whatever the seats, the theater and the code", () => {
  test("the lines add up to the total, and everything is a whole number that is not negative", () => {
    fc.assert(
      fc.property(purchases(), ({ prices, tariff, rule }) => {
        const { quote } = quoteSeats(seatsOf(...prices), tariff, discountsOf(rule, prices, tariff));
        const { seatsMinor, discountMinor, feeMinor, taxMinor, totalMinor } = quote;
        expect(seatsMinor - discountMinor + feeMinor + taxMinor).toBe(totalMinor);
        for (const line of [seatsMinor, discountMinor, feeMinor, taxMinor, totalMinor])
          expect(Number.isSafeInteger(line) && line >= 0).toBe(true);
      }),
    );
  });

  test("the seats' shares of discount and tax add up exactly; the fee and its tax stand apart", () => {
    fc.assert(
      fc.property(purchases(), ({ prices, tariff, rule }) => {
        const discounts = discountsOf(rule, prices, tariff);
        const { quote, seats } = quoteSeats(seatsOf(...prices), tariff, discounts);
        const feeWithTax =
          quote.feeMinor + shareInBasisPoints(quote.feeMinor, tariff.taxBasisPoints);
        const shares = seats.map((seat) => seat.priceMinor - seat.discountMinor + seat.taxMinor);
        expect(sum(seats.map((seat) => seat.discountMinor))).toBe(quote.discountMinor);
        expect(sum(shares) + feeWithTax).toBe(quote.totalMinor);
        expect(shares.every((share) => Number.isSafeInteger(share) && share >= 0)).toBe(true);
        expect(seats.every((seat) => seat.taxMinor >= 0)).toBe(true);
      }),
    );
  });

  test("no seat is discounted above its price", () => {
    fc.assert(
      fc.property(purchases(), ({ prices, tariff, rule }) => {
        const { seats } = quoteSeats(seatsOf(...prices), tariff, discountsOf(rule, prices, tariff));
        expect(seats.every((seat) => seat.discountMinor <= seat.priceMinor)).toBe(true);
      }),
    );
  });

  test("a code never makes the total higher", () => {
    fc.assert(
      fc.property(purchases(), ({ prices, tariff, rule }) => {
        const without = quoteSeats(seatsOf(...prices), tariff);
        const withCode = quoteSeats(seatsOf(...prices), tariff, discountsOf(rule, prices, tariff));
        expect(withCode.quote.totalMinor).toBeLessThanOrEqual(without.quote.totalMinor);
      }),
    );
  });
});

function seatsOf(...prices: number[]) {
  return prices.map((priceMinor, at) => ({ seatId: `A${at + 1}`, priceMinor }));
}

function discountsOf(rule: PromoRule, prices: readonly number[], tariff: Tariff): number[] {
  return discountSeats(rule, prices, tariff.currency);
}

function purchases() {
  return fc.record({
    prices: fc.array(fc.nat(5_000_000), { minLength: 1, maxLength: 10 }),
    tariff: fc.record({
      currency: fc.constantFrom("INR", "GBP", "JPY"),
      feeMinor: fc.nat(10_000),
      taxBasisPoints: fc.nat(3_000),
    }),
    rule: fc.oneof<fc.Arbitrary<PromoRule>[]>(
      fc.record({ kind: fc.constant("PERCENT"), percent: fc.integer({ min: 1, max: 100 }) }),
      fc.record({
        kind: fc.constant("FIXED"),
        amountMinor: fc.nat(20_000_000),
        currency: fc.constantFrom("INR", "GBP", "JPY"),
      }),
      fc.record({ kind: fc.constant("TWO_FOR_ONE") }),
    ),
  });
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((all, amount) => all + amount, 0);
}
