import type { SeatKind, SeatState } from "@/lib/domain/seating";
import { formatMoney } from "@/lib/format/money";
import { TIER_NAMES } from "@/lib/format/seats";
import type { SeatView } from "@/lib/queries/seat-map";

const STATE_WORDS = {
  available: "available",
  held: "held by someone",
  yours: "yours",
  sold: "sold",
  blocked: "not for sale",
} as const satisfies Record<SeatState, string>;

const KIND_WORDS = {
  regular: "",
  wheelchair: "wheelchair space",
  companion: "companion seat",
} as const satisfies Record<SeatKind, string>;

/** "Row F seat 12, premium, ₹300.00, available": a seat for those who listen. */
export function toSeatLabel(seat: SeatView, currency: string): string {
  const words = [
    `Row ${seat.row} seat ${seat.number}`,
    KIND_WORDS[seat.kind],
    TIER_NAMES[seat.tier].toLowerCase(),
    formatMoney({ minor: seat.priceMinor, currency }),
    STATE_WORDS[seat.state],
  ];
  return words.filter((word) => word !== "").join(", ");
}
