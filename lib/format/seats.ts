import type { SeatTier } from "@/lib/domain/seating";

interface Named {
  readonly row: string;
  readonly number: number;
}

export const TIER_NAMES = {
  standard: "Standard",
  premium: "Premium",
  sofa: "Sofa",
} as const satisfies Record<SeatTier, string>;

/** "F12". */
export function formatSeat({ row, number }: Named): string {
  return `${row}${number}`;
}

/** "F7, F8 and F9". */
export function formatSeats(seats: readonly Named[], locale = "en"): string {
  return new Intl.ListFormat(locale === "en" ? "en-GB" : locale).format(seats.map(formatSeat));
}

/** "1 seat", "4 seats". */
export function formatSeatCount(count: number): string {
  return count === 1 ? "1 seat" : `${count} seats`;
}
