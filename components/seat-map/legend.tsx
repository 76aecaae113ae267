import { Accessibility, HeartHandshake } from "lucide-react";
import type { SeatState } from "@/lib/domain/seating";
import type { SeatView } from "@/lib/queries/seat-map";

const STATES = [
  ["available", "Available"],
  ["yours", "Yours"],
  ["held", "Held by someone"],
  ["sold", "Sold"],
] as const satisfies readonly (readonly [SeatState, string])[];

/** What the shapes and colours of the hall mean; prices stand at the rows themselves. */
export function Legend({ seats }: { readonly seats: readonly SeatView[] }) {
  const hasSpaces = seats.some((seat) => seat.kind !== "regular");
  return (
    <ul className="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm text-quiet">
      {STATES.map(([state, words]) => (
        <li key={state} className="flex items-center gap-2">
          <SampleSeat state={state} />
          {words}
        </li>
      ))}
      {hasSpaces ? (
        <>
          <li className="flex items-center gap-2">
            <Accessibility aria-hidden="true" className="size-5" />
            Wheelchair space
          </li>
          <li className="flex items-center gap-2">
            <HeartHandshake aria-hidden="true" className="size-5" />
            Companion
          </li>
        </>
      ) : null}
    </ul>
  );
}

/** Drawn by the hall's own style, so that sample and seat cannot differ. */
function SampleSeat({ state }: { readonly state: SeatState }) {
  return (
    <span
      className="seat seat-sample"
      data-state={state}
      data-chosen={state === "yours"}
      aria-hidden="true"
    >
      <span className="seat-shape" />
    </span>
  );
}
