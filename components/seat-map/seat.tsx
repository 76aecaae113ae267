import { Accessibility, HeartHandshake } from "lucide-react";
import {
  memo,
  type ChangeEvent,
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
} from "react";
import { formatMoney } from "@/lib/format/money";
import { formatSeat } from "@/lib/format/seats";
import type { SeatView } from "@/lib/queries/seat-map";
import { isSelectable, toArcPx } from "./seat-rows";
import { toSeatLabel } from "./seat-words";

/** What the picker listens to; the same functions for every seat, so that unchanged seats rest. */
export interface SeatHandlers {
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLInputElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

interface Props {
  readonly seat: SeatView;
  readonly columns: number;
  readonly currency: string;
  readonly isChosen: boolean;
  /** One stop of the tab key for the whole hall; undefined before scripts run. */
  readonly tabIndex: number | undefined;
  readonly handlers: SeatHandlers;
}

/** A seat is a checkbox: it can be chosen with a mouse, a key, a voice, and without scripts. */
export const Seat = memo(function Seat({
  seat,
  columns,
  currency,
  isChosen,
  tabIndex,
  handlers,
}: Props) {
  const place = { "--x": seat.x, "--arc": `${toArcPx(seat.x, columns)}px` } as CSSProperties;
  return (
    <label
      className="seat"
      style={place}
      data-state={seat.state}
      data-tier={seat.tier}
      data-kind={seat.kind}
    >
      <input
        type="checkbox"
        name="seat"
        value={seat.id}
        id={`seat-${seat.id}`}
        aria-label={toSeatLabel(seat, currency)}
        checked={isChosen}
        disabled={!isSelectable(seat)}
        tabIndex={tabIndex}
        {...handlers}
      />
      <span className="seat-shape" aria-hidden="true">
        <SeatSign seat={seat} />
      </span>
      <span className="seat-text" aria-hidden="true">
        {formatSeat(seat)}
        {seat.kind === "regular" ? null : <SeatSign seat={seat} />}
        <span>{formatMoney({ minor: seat.priceMinor, currency })}</span>
      </span>
    </label>
  );
});

function SeatSign({ seat }: { readonly seat: SeatView }) {
  if (seat.kind === "wheelchair") return <Accessibility className="seat-icon" />;
  if (seat.kind === "companion") return <HeartHandshake className="seat-icon" />;
  return <span className="seat-number">{seat.number}</span>;
}
