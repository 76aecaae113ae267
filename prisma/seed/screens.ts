import type { PlanName } from "./plans";

export interface ScreenSeed {
  /** Short name that seat, layout and showtime ids carry. */
  readonly short: string;
  readonly theaterId: string;
  readonly name: string;
  readonly formats: readonly ("2D" | "3D" | "IMAX" | "4DX")[];
  readonly plan: PlanName;
  /** Price of a standard seat in the evening. */
  readonly priceMinor: number;
  /** Cheaper until the afternoon. The classic rooms keep one price all day. */
  readonly hasMorningPrice: boolean;
  /** A show after 22:30 every day, so that every city still has one late in the evening. */
  readonly isOpenLate: boolean;
}

/** Every theater's first screen has rows A-J with 12 numbers and an aisle. */
export const SCREENS: readonly ScreenSeed[] = [
  classic("lh1", "thr_lantern", "Screen 1", "middle-aisle", 20000),
  room("lh2", "thr_lantern", "Screen 2", "curved", 24000, ["2D", "3D"]),
  room("lh3", "thr_lantern", "The Salon", "salon", 42000, ["2D"]),
  classic("mp1", "thr_monsoon", "Screen 1", "two-aisles", 22000),
  room("mp2", "thr_monsoon", "Great Hall", "great-hall", 36000, ["2D", "3D", "IMAX"], true),
  room("mp3", "thr_monsoon", "Screen 3", "terrace", 22000, ["2D", "3D", "4DX"]),
  classic("bc1", "thr_banyan", "Screen 1", "middle-aisle", 20000),
  room("bc2", "thr_banyan", "Courtyard", "balcony", 24000, ["2D", "3D", "IMAX"]),
  classic("jt1", "thr_jacaranda", "Screen 1", "two-aisles", 18000),
  room("jt2", "thr_jacaranda", "Screen 2", "curved", 21000, ["2D", "3D"]),
  classic("fd1", "thr_foundry", "Screen 1", "middle-aisle", 950),
  room("fd2", "thr_foundry", "Furnace", "terrace", 1450, ["2D", "3D", "4DX"]),
  room("fd3", "thr_foundry", "Anvil", "balcony", 1350, ["2D", "3D", "IMAX"]),
  classic("tw1", "thr_tidewater", "Screen 1", "two-aisles", 950),
  room("tw2", "thr_tidewater", "The Boathouse", "salon", 1600, ["2D"]),
];

/** Id of the screen with this short name. */
export function screenIdOf(short: string): string {
  return `scr_${short}`;
}

function classic(
  short: string,
  theaterId: string,
  name: string,
  plan: PlanName,
  priceMinor: number,
): ScreenSeed {
  const formats = ["2D", "3D"] as const;
  const habits = { hasMorningPrice: false, isOpenLate: true };
  return { short, theaterId, name, formats, plan, priceMinor, ...habits };
}

function room(
  short: string,
  theaterId: string,
  name: string,
  plan: PlanName,
  priceMinor: number,
  formats: ScreenSeed["formats"],
  isOpenLate = false,
): ScreenSeed {
  const habits = { hasMorningPrice: true, isOpenLate };
  return { short, theaterId, name, formats, plan, priceMinor, ...habits };
}
