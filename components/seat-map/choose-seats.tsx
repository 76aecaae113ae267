import { formatMoney } from "@/lib/format/money";
import type { SeatMapView } from "@/lib/queries/seat-map";
import type { SubmitAction } from "@/components/ui/form-answer";
import { HoldBanner } from "./hold-banner";
import { Legend } from "./legend";
import { SeatPicker } from "./seat-picker";
import { isSelectable } from "./seat-rows";

interface Props {
  readonly map: SeatMapView;
  readonly action: SubmitAction;
  /** Seats chosen before signing in, or the same ones after a hold ran out. */
  readonly wanted: readonly string[];
}

/** The hall with everything needed to choose in it. */
export function ChooseSeats({ map, action, wanted }: Props) {
  const { currency, feeMinor, taxBasisPoints, hold, seats } = map;
  const asked = wanted.length > 0 ? wanted : (hold?.seatIds ?? []);
  const selectable = new Set(seats.filter(isSelectable).map((seat) => seat.id));
  const hasHold = hold !== null && hold.expiresAt > map.now;
  return (
    <>
      {hasHold ? <HoldBanner map={map} hold={hold} /> : null}
      <SeatPicker
        showtimeId={map.showtime.id}
        action={action}
        seats={seats}
        columns={map.columns}
        tariff={{ currency, feeMinor, taxBasisPoints }}
        startWith={asked.filter((id) => selectable.has(id))}
        intro={toIntro(map)}
        hasHold={hasHold}
      >
        <Legend seats={seats} />
      </SeatPicker>
    </>
  );
}

/** The shown price of DOMAIN 2, before anything is chosen. */
function toIntro({ allInMinor, allInForTwoMinor, currency }: SeatMapView): string {
  const one = formatMoney({ minor: allInMinor, currency });
  const two = formatMoney({ minor: allInForTwoMinor, currency });
  return `${one} for one, fees and taxes included; two for ${two}.`;
}
