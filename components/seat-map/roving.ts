import type { SeatView } from "@/lib/queries/seat-map";
import { isSelectable } from "./seat-rows";

/** Where a key leads from a seat: the next one that can be chosen. Null: the key means nothing here. */
export function findNextSeat(
  seats: readonly SeatView[],
  fromId: string,
  { key, isFar }: { readonly key: string; readonly isFar: boolean },
): SeatView | null {
  const from = seats.find((seat) => seat.id === fromId);
  if (!from) return null;
  // The seat itself counts: Home on the first one stays there.
  const free = seats.filter((seat) => isSelectable(seat) || seat.id === fromId);
  const inRow = isFar ? free : free.filter((seat) => seat.y === from.y);
  switch (key) {
    case "ArrowRight":
      return inRow.find((seat) => seat.y === from.y && seat.x > from.x) ?? null;
    case "ArrowLeft":
      return inRow.findLast((seat) => seat.y === from.y && seat.x < from.x) ?? null;
    case "ArrowDown":
      return findNearest(
        free.filter((seat) => seat.y > from.y),
        from,
      );
    case "ArrowUp":
      return findNearest(
        free.filter((seat) => seat.y < from.y),
        from,
      );
    case "Home":
      return inRow[0] ?? null;
    case "End":
      return inRow.at(-1) ?? null;
    default:
      return null;
  }
}

/** The closest by rows first, then by columns. */
export function findNearest(seats: readonly SeatView[], from: SeatView): SeatView | null {
  let best: SeatView | null = null;
  for (const seat of seats) {
    if (!best || distance(seat, from) < distance(best, from)) best = seat;
  }
  return best;
}

const ROW_WEIGHT = 1000;

function distance(a: SeatView, b: SeatView): number {
  return Math.abs(a.y - b.y) * ROW_WEIGHT + Math.abs(a.x - b.x);
}
