import { listFreeRuns, type PlanSeat } from "@/lib/domain/seating";
import type { Random } from "./random";

/** The seats of one performance while the seed sells them. */
export interface SeatChart {
  /** `count` neighbours near the best place, leaving nobody alone; null when none are left. */
  take(count: number, random: Random): PlanSeat[] | null;
  /** Takes these seats when all are free. */
  takeNamed(names: readonly string[]): PlanSeat[] | null;
  readonly taken: ReadonlySet<string>;
  readonly capacity: number;
}

/** Opens a chart on a plan. */
export function openChart(plan: readonly PlanSeat[], focalRow: number): SeatChart {
  const taken = new Set<string>();
  const centre = (Math.max(...plan.map((seat) => seat.x)) + 1) / 2;
  const claim = (seats: PlanSeat[]) => {
    for (const seat of seats) taken.add(seat.seatId);
    return seats;
  };
  return {
    taken,
    capacity: plan.filter((seat) => seat.isForSale).length,
    take(count, random) {
      const windows = listFreeRuns(plan, taken).flatMap((run) => listWindows(run, count));
      let best: { seats: PlanSeat[]; score: number } | null = null;
      for (const seats of windows) {
        const score = distance(seats, focalRow, centre) + random.next() * 9;
        if (!best || score < best.score) best = { seats, score };
      }
      return best && claim(best.seats);
    },
    takeNamed(names) {
      const seats = plan.filter(
        (seat) => names.includes(`${seat.row}${seat.number}`) && !taken.has(seat.seatId),
      );
      return seats.length === names.length ? claim(seats) : null;
    },
  };
}

/** Every place in a run for `count` regular seats that makes no new single free seat. */
function listWindows(run: readonly PlanSeat[], count: number): PlanSeat[][] {
  const isForced = run.length - count === 1;
  const windows: PlanSeat[][] = [];
  for (let from = 0; from + count <= run.length; from += 1) {
    const right = run.length - from - count;
    if (!isForced && (from === 1 || right === 1)) continue;
    const seats = run.slice(from, from + count);
    if (seats.every((seat) => seat.kind === "regular")) windows.push(seats);
  }
  return windows;
}

/** People like the focal row, the rows behind it more than those before it, and the middle. */
function distance(seats: readonly PlanSeat[], focalRow: number, centre: number): number {
  const y = seats[0]?.y ?? 0;
  const x = seats.reduce((sum, seat) => sum + seat.x, 0) / seats.length;
  const rows = y < focalRow ? (focalRow - y) * 1.6 : y - focalRow;
  return rows * 1.7 + Math.abs(x - centre);
}
