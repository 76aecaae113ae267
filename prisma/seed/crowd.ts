import type { PlanSeat } from "@/lib/domain/seating";
import {
  addDays,
  type Day,
  dayIn,
  MINUTE_MS,
  minuteOfDayIn,
  shift,
  weekdayOf,
} from "@/lib/domain/time";
import { listSeats } from "./catalogue";
import type { Ledger } from "./ledger";
import { PEOPLE } from "./people";
import { PLANS } from "./plans";
import type { Performance } from "./programme";
import { createRandom, type Random } from "./random";
import { openChart, type SeatChart } from "./seat-chart";
import type { ScreenSeed } from "./screens";
import type { TheaterSeed } from "./theaters";

/** Share of the seats sold by slot of the day, before film and day have their say. */
const SHARE_BY_SLOT = [0.07, 0.13, 0.2, 0.34, 0.15] as const;
/** Yesterday, today and the next days: the further off, the emptier. */
const SHARE_BY_DAY: Readonly<Record<number, number>> = {
  [-1]: 1.25,
  0: 1,
  1: 0.7,
  2: 0.55,
  3: 0.4,
};
const EVENING = 3;
const PARTY_SIZES = [1, 2, 2, 2, 2, 2, 3, 3, 4, 4, 5, 6] as const;
/** After this, tonight's evening shows have begun and tomorrow's are the ones nearly sold out. */
const TONIGHT_UNTIL_MINUTE = 18 * 60;

/** Charts of the performances, so that the demo people's own seats are taken first. */
export function openCharts(performances: readonly Performance[]): Map<string, SeatChart> {
  const plans = new Map<string, PlanSeat[]>();
  return new Map(
    performances.map(({ id, screen }) => {
      const plan = plans.get(screen.short) ?? toPlanSeats(screen);
      plans.set(screen.short, plan);
      return [id, openChart(plan, PLANS[screen.plan].focalRow)];
    }),
  );
}

/** Sells tickets for yesterday and the next days, and sets a few seats aside. */
export function sellToCrowd(
  ledger: Ledger,
  performances: readonly Performance[],
  charts: ReadonlyMap<string, SeatChart>,
  now: Date,
): void {
  for (const performance of performances) {
    const chart = charts.get(performance.id);
    const random = createRandom(`crowd ${performance.id}`);
    if (!chart) continue;
    setAside(ledger, performance, chart, random);
    const share = shareOf(performance, now, random);
    if (share > 0) sell(ledger, performance, chart, share, now, random);
  }
}

/** The evening whose first screen is nearly sold out in every theater. */
function fullDayOf({ zone }: TheaterSeed, now: Date): Day {
  const today = dayIn(zone, now);
  return minuteOfDayIn(zone, now) < TONIGHT_UNTIL_MINUTE ? today : addDays(today, 1);
}

function sell(
  ledger: Ledger,
  performance: Performance,
  chart: SeatChart,
  share: number,
  now: Date,
  random: Random,
): void {
  const goal = Math.floor(chart.capacity * share);
  const start = random.between(0, PEOPLE.length - 1);
  for (let number = 0; chart.taken.size < goal && number < PEOPLE.length; number += 1) {
    const buyer = PEOPLE[(start + number) % PEOPLE.length];
    const wanted = Math.min(random.pick(PARTY_SIZES), goal - chart.taken.size);
    const seats = chart.take(wanted, random) ?? chart.take(2, random) ?? chart.take(1, random);
    if (!seats || !buyer) return;
    const last = now < performance.startsAt ? now : performance.startsAt;
    const at = shift(last, -random.between(6, 3 * 24 * 60) * MINUTE_MS);
    const id = `bkg_${performance.id.slice(4)}_${String(number + 1).padStart(3, "0")}`;
    ledger.confirm({ id, performance, buyer, seats, at });
  }
}

function shareOf(performance: Performance, now: Date, random: Random): number {
  const { theater, screen, slot, businessOn, movie } = performance;
  const today = dayIn(theater.zone, now);
  const offset = [-1, 0, 1, 2, 3].find((days) => addDays(today, days) === businessOn);
  const noise = 0.55 + random.next() * 0.8;
  if (offset === undefined) return 0;
  if (isClassic(screen) && slot === EVENING && businessOn === fullDayOf(theater, now)) {
    return 0.94 + random.next() * 0.04;
  }
  const weekend = [0, 5, 6].includes(weekdayOf(businessOn)) ? 1.25 : 0.9;
  const draw = 0.5 + movie.seed.draw / 12;
  // A great hall is no fuller than a small room, only larger.
  const size = PLANS[screen.plan].seats.length > 300 ? 0.6 : 1;
  const share = (SHARE_BY_SLOT[slot] ?? 0) * (SHARE_BY_DAY[offset] ?? 0);
  return Math.min(0.7, share * weekend * draw * size * noise);
}

/** House seats in the great hall every evening, and a row for the press on the full evening. */
function setAside(
  ledger: Ledger,
  performance: Performance,
  chart: SeatChart,
  random: Random,
): void {
  if (performance.slot !== EVENING) return;
  const isGreat = performance.screen.plan === "great-hall";
  const names = isGreat ? ["P12", "P13", "P14", "P15"] : ["A1", "A2"];
  const reason = isGreat ? "House seats" : "Cable under repair";
  if (!isGreat && !random.chance(0.12)) return;
  const seats = chart.takeNamed(names);
  if (seats) ledger.block(performance, seats, reason);
}

function isClassic(screen: ScreenSeed): boolean {
  return screen.plan === "middle-aisle" || screen.plan === "two-aisles";
}

function toPlanSeats(screen: ScreenSeed): PlanSeat[] {
  return listSeats(screen).map(({ id, layoutId: _layoutId, ...seat }) => ({ seatId: id, ...seat }));
}
