import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leastChargeMinor, shareInBasisPoints, splitByWeight } from "@/lib/domain/money";

const MOST = Number.MAX_SAFE_INTEGER;

describe("a share of an amount is rounded half up to a whole minor unit", () => {
  test.each<[amountMinor: number, basisPoints: number, shareMinor: number]>([
    [43_000, 1_800, 7_740],
    [1, 5_000, 1],
    [1, 4_999, 0],
    [3, 5_000, 2],
    [5, 5_000, 3],
    [25, 1_800, 5],
    [24, 1_800, 4],
    [0, 1_800, 0],
    [777, 0, 0],
    [777, 10_000, 777],
    [777, 20_000, 1_554],
    [MOST, 10_000, MOST],
    [MOST, 5_000, 4_503_599_627_370_496],
    [MOST - 2, 5_000, 4_503_599_627_370_495],
  ])("%i at %i basis points is %i", (amountMinor, basisPoints, shareMinor) => {
    expect(shareInBasisPoints(amountMinor, basisPoints)).toBe(shareMinor);
  });

  test("it is never further than half a unit away, also where floats run out", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat(10_000), (amountMinor, basisPoints) => {
        const share = shareInBasisPoints(amountMinor, basisPoints);
        const tooMuch = BigInt(share) * 10_000n - BigInt(amountMinor) * BigInt(basisPoints);
        expect(Number.isSafeInteger(share)).toBe(true);
        expect(tooMuch > -5_000n && tooMuch <= 5_000n).toBe(true);
      }),
    );
  });
});

describe("an amount is split by weight, largest remainder first", () => {
  test.each<[totalMinor: number, weights: number[], parts: number[]]>([
    [100, [1, 1, 1], [34, 33, 33]],
    [10, [1, 2, 3], [2, 3, 5]],
    [7_200, [20_000, 20_000], [3_600, 3_600]],
    [1, [1, 2], [0, 1]],
    [2, [1, 1, 1], [1, 1, 0]],
    [10, [0, 1, 0], [0, 10, 0]],
    [3, [0, 0], [2, 1]],
    [0, [5, 6], [0, 0]],
    [5, [], []],
    [MOST, [1, 1], [4_503_599_627_370_496, 4_503_599_627_370_495]],
  ])("%i over %j is %j", (totalMinor, weights, parts) => {
    expect(splitByWeight(totalMinor, weights)).toEqual(parts);
  });

  test("the parts are whole, add up exactly and lie within one unit of the exact share", () => {
    fc.assert(
      fc.property(totals(), weights(), (totalMinor, parts) => {
        const split = splitByWeight(totalMinor, parts);
        const sum = BigInt(parts.reduce((all, weight) => all + weight, 0));
        expect(split.reduce((all, part) => all + part, 0)).toBe(totalMinor);
        for (const [at, part] of split.entries()) {
          const off = BigInt(part) * sum - BigInt(totalMinor) * BigInt(parts[at]!);
          expect(Number.isSafeInteger(part) && part >= 0).toBe(true);
          expect(sum === 0n || (off > -sum && off < sum)).toBe(true);
        }
      }),
    );
  });

  test("a heavier part never gets less than a lighter one", () => {
    fc.assert(
      fc.property(totals(), weights(), (totalMinor, parts) => {
        const split = splitByWeight(totalMinor, parts);
        const byWeight = parts.map((weight, at) => ({ weight, part: split[at]! }));
        for (const a of byWeight)
          for (const b of byWeight) expect(a.weight <= b.weight || a.part >= b.part).toBe(true);
      }),
    );
  });

  test("no part gets more than its weight while the total is no more than all weights", () => {
    fc.assert(
      fc.property(weights(), fc.nat(10_000), (parts, basisPoints) => {
        const all = parts.reduce((sum, weight) => sum + weight, 0);
        const split = splitByWeight(shareInBasisPoints(all, basisPoints), parts);
        expect(split.every((part, at) => part <= parts[at]!)).toBe(true);
      }),
    );
  });
});

test.each<[currency: string, minor: number]>([
  ["INR", 50],
  ["USD", 50],
  ["EUR", 50],
  ["GBP", 30],
  ["JPY", 50],
])("the least charge in %s is %i minor units", (currency, minor) => {
  expect(leastChargeMinor(currency)).toBe(minor);
});

function totals(): fc.Arbitrary<number> {
  return fc.nat(1_000_000_000_000);
}

function weights(): fc.Arbitrary<number[]> {
  return fc.array(fc.nat(50_000_000), { minLength: 1, maxLength: 12 });
}
