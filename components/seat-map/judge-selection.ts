import { quoteSeats, type Quote, type Tariff } from "@/lib/domain/pricing";
import { checkSelection, type PlanSeat } from "@/lib/domain/seating";
import { toSentence } from "@/lib/format/messages";
import type { SeatView } from "@/lib/queries/seat-map";
import type { Selection } from "./selection";

export interface Verdict {
  readonly chosen: readonly SeatView[];
  /** Null while nothing is chosen. */
  readonly quote: Quote | null;
  /** What the rule would refuse, before anybody presses a button. */
  readonly hint: string;
}

/** The price of a choice and what the selection rule says of it; the hold decides again. */
export function judgeSelection({ seats, chosen: ids }: Selection, tariff: Tariff): Verdict {
  const chosen = seats.filter((seat) => ids.has(seat.id));
  if (chosen.length === 0) return { chosen, quote: null, hint: "" };
  const priced = chosen.map(({ id, priceMinor }) => ({ seatId: id, priceMinor }));
  const taken = new Set(
    seats.filter((seat) => seat.state === "held" || seat.state === "sold").map((seat) => seat.id),
  );
  const verdict = checkSelection(seats.map(toPlanSeat), [...ids], taken);
  return {
    chosen,
    quote: quoteSeats(priced, tariff).quote,
    hint: verdict.ok ? "" : toSentence(verdict.refusal),
  };
}

function toPlanSeat(seat: SeatView): PlanSeat {
  const { id, row, number, x, y, tier, kind, state } = seat;
  return { seatId: id, row, number, x, y, tier, kind, isForSale: state !== "blocked" };
}
