import type { PlanSeat, SeatKind, SeatTier } from "@/lib/domain/seating";

export type PlanName =
  "middle-aisle" | "two-aisles" | "great-hall" | "curved" | "salon" | "terrace" | "balcony";

/** A room before it belongs to a screen: the grid starts at x = 1, y = 1 with the row at the screen. */
interface Plan {
  readonly columns: number;
  readonly rows: number;
  readonly focalRow: number;
  readonly seats: readonly Omit<PlanSeat, "seatId">[];
}

interface Row {
  readonly row: string;
  readonly y: number;
  readonly count: number;
  readonly tier: SeatTier;
  /** Free columns before number 1. */
  readonly indent?: number;
  /** A free column follows each of these numbers. */
  readonly aislesAfter?: readonly number[];
}

const kindsOfClassic: Readonly<Record<string, SeatKind>> = {
  F1: "wheelchair",
  F2: "companion",
  F11: "companion",
  F12: "wheelchair",
};

/** The rooms by name. */
export const PLANS: Readonly<Record<PlanName, Plan>> = {
  "middle-aisle": drawPlan(straight(10, 12, [6], tiersFrom(6, 9)), 7, kindsOfClassic),
  "two-aisles": drawPlan(straight(10, 12, [3, 9], tiersFrom(6, 9)), 7, kindsOfClassic),
  "great-hall": drawPlan(straight(24, 25, [7, 18], tiersFrom(13, 21)), 16, {
    ...Object.fromEntries(["M1", "M25", "M7", "M19"].map((name) => [name, "wheelchair"])),
    ...Object.fromEntries(["M2", "M24", "M6", "M20"].map((name) => [name, "companion"])),
  }),
  curved: drawPlan(
    [8, 10, 12, 14, 14, 16, 16, 16, 16, 10].map((count, index) => ({
      row: letter(index),
      y: index + 1,
      count,
      indent: (16 - count) / 2,
      aislesAfter: [count / 2],
      tier: tiersFrom(5, 9)(index),
    })),
    7,
    { D1: "wheelchair", D2: "companion", D13: "companion", D14: "wheelchair" },
  ),
  salon: drawPlan(straight(6, 8, [2, 6], tiersFrom(1, 3)), 4, {
    F1: "wheelchair",
    F2: "companion",
  }),
  terrace: drawPlan(
    straight(9, 16, [4, 12], tiersFrom(5, 8)),
    6,
    { E1: "wheelchair", E2: "companion", E15: "companion", E16: "wheelchair" },
    // Behind the two pillars nobody sees the whole picture.
    ["C4", "C13", "H4", "H13"],
  ),
  balcony: drawPlan(
    [
      ...straight(8, 18, [9], tiersFrom(5, 99)),
      // A walkway, one grid row deep, lies between stalls and balcony.
      ...[16, 14, 10].map((count, index) => ({
        row: letter(8 + index),
        y: 10 + index,
        count,
        indent: (18 - count) / 2,
        aislesAfter: [count / 2],
        tier: index === 2 ? ("sofa" as const) : ("premium" as const),
      })),
    ],
    7,
    { H1: "wheelchair", H2: "companion", H17: "companion", H18: "wheelchair" },
    ["I1", "I16"],
  ),
};

function straight(
  rows: number,
  count: number,
  aislesAfter: readonly number[],
  tierOf: (index: number) => SeatTier,
): Row[] {
  return Array.from({ length: rows }, (_, index) => ({
    row: letter(index),
    y: index + 1,
    count,
    aislesAfter,
    tier: tierOf(index),
  }));
}

/** Standard in front, premium from one row index on, sofas from another. */
function tiersFrom(premium: number, sofa: number): (index: number) => SeatTier {
  return (index) => (index >= sofa ? "sofa" : index >= premium ? "premium" : "standard");
}

function drawPlan(
  rows: readonly Row[],
  focalRow: number,
  kinds: Readonly<Record<string, SeatKind>>,
  notForSale: readonly string[] = [],
): Plan {
  const seats = rows.flatMap((row) =>
    Array.from({ length: row.count }, (_, index) => {
      const number = index + 1;
      const name = `${row.row}${number}`;
      const aisles = (row.aislesAfter ?? []).filter((after) => after < number).length;
      return {
        row: row.row,
        number,
        x: (row.indent ?? 0) + aisles + number,
        y: row.y,
        tier: row.tier,
        kind: kinds[name] ?? "regular",
        isForSale: !notForSale.includes(name),
      };
    }),
  );
  const columns = Math.max(...seats.map((seat) => seat.x));
  return { columns, rows: Math.max(...seats.map((seat) => seat.y)), focalRow, seats };
}

function letter(index: number): string {
  return String.fromCharCode(65 + index);
}
