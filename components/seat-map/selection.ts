import type { SeatState } from "@/lib/domain/seating";
import { formatSeats } from "@/lib/format/seats";
import type { SeatView } from "@/lib/queries/seat-map";
import { isSelectable } from "./seat-rows";

export interface Selection {
  readonly seats: readonly SeatView[];
  readonly chosen: ReadonlySet<string>;
  /** What happened elsewhere and must be said. */
  readonly news: string;
}

export type SelectionChange =
  | { readonly kind: "toggled"; readonly id: string; readonly isChosen: boolean }
  /** What the form really shows: ticked before scripts ran, or restored by the browser. */
  | { readonly kind: "adopted"; readonly ids: readonly string[] }
  | { readonly kind: "seen"; readonly states: ReadonlyMap<string, SeatState> };

/** The picker's state after a change. Chosen seats survive everything but being taken. */
export function changeSelection(selection: Selection, change: SelectionChange): Selection {
  switch (change.kind) {
    case "toggled":
      return { ...selection, chosen: toggle(selection.chosen, change), news: "" };
    case "adopted":
      return { ...selection, chosen: new Set(change.ids) };
    case "seen":
      return see(selection, change.states);
  }
}

function toggle(
  chosen: ReadonlySet<string>,
  { id, isChosen }: { readonly id: string; readonly isChosen: boolean },
): ReadonlySet<string> {
  const next = new Set(chosen);
  if (isChosen) next.add(id);
  else next.delete(id);
  return next;
}

function see(selection: Selection, states: ReadonlyMap<string, SeatState>): Selection {
  const seats = selection.seats.map((seat) => {
    const state = states.get(seat.id);
    return state === undefined || state === seat.state ? seat : { ...seat, state };
  });
  const lost = seats.filter((seat) => selection.chosen.has(seat.id) && !isSelectable(seat));
  if (lost.length === 0) return { ...selection, seats };
  const chosen = new Set(selection.chosen);
  for (const seat of lost) chosen.delete(seat.id);
  return { seats, chosen, news: toNews(lost, chosen.size) };
}

function toNews(lost: readonly SeatView[], kept: number): string {
  const taken = `${formatSeats(lost)} ${lost.length === 1 ? "was" : "were"} just taken.`;
  return kept === 0 ? taken : `${taken} Your other seats are still chosen.`;
}
