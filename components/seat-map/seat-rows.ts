import type { SeatTier } from "@/lib/domain/seating";
import type { SeatView } from "@/lib/queries/seat-map";

export interface SeatRowShape {
  readonly row: string;
  readonly seats: readonly SeatView[];
  /** Free grid rows before this one: a walkway. */
  readonly gap: number;
  /** The tier that begins here, and what a seat of it costs; null when it goes on. */
  readonly begins: { readonly tier: SeatTier; readonly priceMinor: number } | null;
}

/** Seats in reading order as rows. Expects them sorted by y, then x, as queries give them. */
export function toRows(seats: readonly SeatView[]): SeatRowShape[] {
  const byY = new Map<number, SeatView[]>();
  for (const seat of seats) {
    const row = byY.get(seat.y);
    if (row) row.push(seat);
    else byY.set(seat.y, [seat]);
  }
  const rows: SeatRowShape[] = [];
  let previous: SeatView | undefined;
  for (const [y, own] of byY) {
    const first = own[0];
    if (!first) continue;
    const begins = previous?.tier === first.tier ? null : first;
    rows.push({ row: first.row, seats: own, gap: previous ? y - previous.y - 1 : 0, begins });
    previous = first;
  }
  return rows;
}

const ARC_PX = 12;

/** How far a column bends towards the screen: rows lie around it, so the ends are nearer. */
export function toArcPx(x: number, columns: number): number {
  const centre = (columns + 1) / 2;
  const share = (x - centre) / Math.max(1, centre - 1);
  return -Math.round(ARC_PX * share * share);
}

/** True for a seat this person may tick. */
export function isSelectable(seat: SeatView): boolean {
  return seat.state === "available" || seat.state === "yours";
}
