/** An amount in the minor unit of its currency (paise, pence; whole yen). Always an integer. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

const BASIS = 10_000;

/**
 * `amountMinor` times `basisPoints` / 10,000, rounded half up to a whole minor unit.
 * Integer arithmetic; amounts are never negative here.
 */
export function shareInBasisPoints(amountMinor: number, basisPoints: number): number {
  const product = BigInt(amountMinor) * BigInt(basisPoints);
  return Number((product * 2n + BigInt(BASIS)) / BigInt(BASIS * 2));
}

/**
 * Splits `totalMinor` over `weights` so that the parts add up exactly (largest remainder; ties go
 * to the earlier part). With no weight at all the first parts get one unit more.
 */
export function splitByWeight(totalMinor: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const even = sum === 0 ? weights.map(() => 1) : weights;
  const divisor = BigInt(sum === 0 ? weights.length : sum);
  const exact = even.map((weight) => BigInt(totalMinor) * BigInt(weight));
  const parts = exact.map((share) => Number(share / divisor));
  const missing = totalMinor - parts.reduce((all, part) => all + part, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share % divisor }))
    .sort((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1,
    );
  for (const { index } of byRemainder.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

/**
 * Stripe's least charge per currency, in minor units, from its published table
 * (docs.stripe.com/currencies, "Minimum charge amounts"). Others: 0.50 of the unit.
 */
const LEAST_CHARGE_MINOR: Readonly<Record<string, number>> = {
  AED: 200,
  CZK: 1500,
  DKK: 250,
  GBP: 30,
  HKD: 400,
  HUF: 17500,
  JPY: 50,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  PLN: 200,
  SEK: 300,
  THB: 1000,
};

/** The least amount a checkout may ask for in this currency, in minor units. */
export function leastChargeMinor(currency: string): number {
  return LEAST_CHARGE_MINOR[currency] ?? 50;
}
