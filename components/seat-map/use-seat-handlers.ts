"use client";

import { useEffect, useMemo, useRef, type Dispatch, type KeyboardEvent } from "react";
import type { SeatView } from "@/lib/queries/seat-map";
import { findNearest, findNextSeat } from "./roving";
import type { SeatHandlers } from "./seat";
import { isSelectable } from "./seat-rows";
import type { SelectionChange } from "./selection";

interface Wanted {
  readonly seats: readonly SeatView[];
  readonly change: Dispatch<SelectionChange>;
  readonly setStopId: (id: string) => void;
}

/**
 * Listeners that stay the same while seats change. Arrows, Home and End move, Enter and Space
 * choose; when the seat with the focus is taken, the focus moves to the nearest free one.
 */
export function useSeatHandlers({ seats, change, setStopId }: Wanted): SeatHandlers {
  const latest = useRef(seats);
  const focused = useRef<string | null>(null);
  useEffect(() => {
    latest.current = seats;
    const seat = seats.find((one) => one.id === focused.current);
    if (!seat || isSelectable(seat) || hasFocusElsewhere()) return;
    focusSeat(findNearest(seats.filter(isSelectable), seat));
  }, [seats]);
  return useMemo(
    () => ({
      onChange: ({ currentTarget: { value, checked } }) =>
        change({ kind: "toggled", id: value, isChosen: checked }),
      onFocus: ({ currentTarget: { value } }) => {
        focused.current = value;
        setStopId(value);
      },
      onKeyDown: (event) => moveByKey(event, latest.current),
    }),
    [change, setStopId],
  );
}

function moveByKey(event: KeyboardEvent<HTMLInputElement>, seats: readonly SeatView[]): void {
  if (event.key === "Enter") {
    // A checkbox would submit the form here, and hold seats before the choice is finished.
    event.preventDefault();
    event.currentTarget.click();
    return;
  }
  if (event.altKey || event.metaKey) return;
  const next = findNextSeat(seats, event.currentTarget.value, {
    key: event.key,
    isFar: event.ctrlKey,
  });
  if (!next) return;
  event.preventDefault();
  focusSeat(next);
}

function focusSeat(seat: SeatView | null): void {
  if (seat) document.getElementById(`seat-${seat.id}`)?.focus();
}

function hasFocusElsewhere(): boolean {
  const active = document.activeElement;
  return active !== null && active !== document.body && !active.id.startsWith("seat-");
}
