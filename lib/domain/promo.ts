import { shareInBasisPoints, splitByWeight } from "./money";
import { dayIn, minuteOfDayIn, weekdayOf } from "./time";

export type PromoRule =
  | { readonly kind: "PERCENT"; readonly percent: number }
  | { readonly kind: "FIXED"; readonly amountMinor: number; readonly currency: string }
  | { readonly kind: "TWO_FOR_ONE" };

/** When and for what a code applies. Absent conditions hold. */
export interface PromoConditions {
  readonly isActive: boolean;
  readonly movieId: string | null;
  readonly theaterId: string | null;
  readonly weekdays: readonly number[];
  readonly fromMinute: number | null;
  readonly untilMinute: number | null;
  readonly validFromAt: Date | null;
  readonly validUntilAt: Date | null;
}

export interface PromoOccasion {
  readonly movieId: string;
  readonly theaterId: string;
  readonly zone: string;
  readonly startsAt: Date;
  readonly now: Date;
}

/** Weekday and time are those of the theater's zone at the showtime's start. */
export function isPromoApplicable(code: PromoConditions, occasion: PromoOccasion): boolean {
  const weekday = weekdayOf(dayIn(occasion.zone, occasion.startsAt));
  const minute = minuteOfDayIn(occasion.zone, occasion.startsAt);
  return (
    code.isActive &&
    (code.movieId === null || code.movieId === occasion.movieId) &&
    (code.theaterId === null || code.theaterId === occasion.theaterId) &&
    (code.weekdays.length === 0 || code.weekdays.includes(weekday)) &&
    (code.fromMinute === null || minute >= code.fromMinute) &&
    (code.untilMinute === null || minute < code.untilMinute) &&
    (code.validFromAt === null || occasion.now >= code.validFromAt) &&
    (code.validUntilAt === null || occasion.now < code.validUntilAt)
  );
}

/**
 * Each seat's discount in minor units, in the order of `pricesMinor`, adding up exactly and never
 * above the seat's price. Percent rounds half up once on the sum; a fixed amount is capped at the
 * sum and nothing in another currency; two-for-one frees the cheaper seat of each pair, dearest
 * seats paired first.
 */
export function discountSeats(
  rule: PromoRule,
  pricesMinor: readonly number[],
  currency: string,
): number[] {
  const total = pricesMinor.reduce((all, price) => all + price, 0);
  switch (rule.kind) {
    case "PERCENT":
      return splitByWeight(shareInBasisPoints(total, rule.percent * 100), pricesMinor);
    case "FIXED": {
      const amount = rule.currency === currency ? Math.min(rule.amountMinor, total) : 0;
      return splitByWeight(amount, pricesMinor);
    }
    case "TWO_FOR_ONE": {
      const order = pricesMinor
        .map((price, at) => ({ price, at }))
        .sort((a, b) => b.price - a.price || a.at - b.at);
      const free = new Set(order.filter((_, rank) => rank % 2 === 1).map(({ at }) => at));
      return pricesMinor.map((price, at) => (free.has(at) ? price : 0));
    }
  }
}
