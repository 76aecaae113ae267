/** How full a showtime is, in the words people act on. */
export interface Availability {
  readonly kind: "plenty" | "filling" | "few" | "none";
  readonly words: string;
}

const FEW_SEATS = 10;
const FEW_SHARE = 0.08;
const FILLING_SHARE = 0.45;

/** Words for `available` of `capacity` seats; a number only when it is small enough to matter. */
export function toAvailability(available: number, capacity: number): Availability {
  if (available === 0) return { kind: "none", words: "Sold out" };
  if (available <= Math.max(FEW_SEATS, capacity * FEW_SHARE)) {
    return { kind: "few", words: `Almost full, ${available} left` };
  }
  if (available <= capacity * FILLING_SHARE) return { kind: "filling", words: "Filling up" };
  return { kind: "plenty", words: "Plenty of seats" };
}
