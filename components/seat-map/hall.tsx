import type { CSSProperties } from "react";
import { formatMoney } from "@/lib/format/money";
import { TIER_NAMES } from "@/lib/format/seats";
import { Seat, type SeatHandlers } from "./seat";
import { toArcPx, type SeatRowShape } from "./seat-rows";

interface Props {
  readonly rows: readonly SeatRowShape[];
  readonly columns: number;
  readonly currency: string;
  readonly chosen: ReadonlySet<string>;
  /** The seat the tab key stops at; null before scripts run: then it stops at each. */
  readonly stopId: string | null;
  readonly handlers: SeatHandlers;
}

/** The hall from above, with the screen on top. Left stays left in every language. */
export function Hall({ rows, columns, ...rest }: Props) {
  const size = { "--columns": columns } as CSSProperties;
  return (
    <div className="seat-hall" style={size} dir="ltr" role="group" aria-label="Seats">
      <Screen />
      {rows.map((row) => (
        <HallRow key={row.row} shape={row} columns={columns} {...rest} />
      ))}
    </div>
  );
}

function Screen() {
  return (
    <div className="seat-screen" aria-hidden="true">
      <svg viewBox="0 0 600 64" preserveAspectRatio="none">
        <path className="seat-screen-light" d="M12 18Q300 -10 588 18L552 64H48Z" />
        <path className="seat-screen-edge" d="M8 18Q300 -12 592 18" />
      </svg>
      <span>Screen</span>
    </div>
  );
}

type RowProps = Omit<Props, "rows"> & { readonly shape: SeatRowShape };

function HallRow({ shape, columns, currency, chosen, stopId, handlers }: RowProps) {
  const { row, seats, gap, begins } = shape;
  const place = { "--gap": gap, "--arc": `${toArcPx(1, columns)}px` } as CSSProperties;
  return (
    <>
      {begins ? (
        <p className="seat-tier">
          {TIER_NAMES[begins.tier]}
          <span>{formatMoney({ minor: begins.priceMinor, currency })}</span>
        </p>
      ) : null}
      <div className="seat-row" role="group" aria-label={`Row ${row}`} style={place}>
        <span className="seat-row-name" aria-hidden="true">
          {row}
        </span>
        {seats.map((seat) => (
          <Seat
            key={seat.id}
            seat={seat}
            columns={columns}
            currency={currency}
            isChosen={chosen.has(seat.id)}
            tabIndex={stopId === null ? undefined : seat.id === stopId ? 0 : -1}
            handlers={handlers}
          />
        ))}
        <span className="seat-row-name seat-row-end" aria-hidden="true">
          {row}
        </span>
      </div>
    </>
  );
}
