import { expect, test } from "vitest";
import { judgeSelection } from "@/components/seat-map/judge-selection";
import { findNextSeat } from "@/components/seat-map/roving";
import { toArcPx, toRows } from "@/components/seat-map/seat-rows";
import { toSeatLabel } from "@/components/seat-map/seat-words";
import { changeSelection, type Selection } from "@/components/seat-map/selection";
import type { SeatState } from "@/lib/domain/seating";
import type { SeatView } from "@/lib/queries/seat-map";

const TARIFF = { currency: "INR", feeMinor: 3000, taxBasisPoints: 1800 };

test("a chosen seat that is taken elsewhere is said and dropped, the others stay chosen", () => {
  const before = choose(["A2", "A3"]);
  const after = changeSelection(before, { kind: "seen", states: stateOf({ A2: "held" }) });
  expect([...after.chosen]).toEqual(["A3"]);
  expect(after.news).toBe("A2 was just taken. Your other seats are still chosen.");
});

test("a seat taken elsewhere that nobody here chose changes quietly", () => {
  const after = changeSelection(choose(["A1"]), {
    kind: "seen",
    states: stateOf({ B2: "sold" }),
  });
  expect(after.news).toBe("");
  expect(after.seats.find((seat) => seat.id === "B2")?.state).toBe("sold");
});

test("seats that did not change stay the very same, so that only the others are drawn again", () => {
  const before = choose([]);
  const after = changeSelection(before, { kind: "seen", states: stateOf({ A1: "sold" }) });
  const same = after.seats.filter((seat) => before.seats.includes(seat));
  expect(same).toHaveLength(before.seats.length - 1);
});

test("news is gone after the next choice", () => {
  const lost = changeSelection(choose(["A2"]), { kind: "seen", states: stateOf({ A2: "sold" }) });
  const next = changeSelection(lost, { kind: "toggled", id: "A3", isChosen: true });
  expect(next.news).toBe("");
  expect([...next.chosen]).toEqual(["A3"]);
});

test("two seats of 200.00 cost 507.40 with everything in", () => {
  const { quote, hint } = judgeSelection(choose(["A1", "A2"]), TARIFF);
  expect(quote?.totalMinor).toBe(50740);
  expect(hint).toBe("");
});

test("the rule hints before anybody presses a button", () => {
  const { hint } = judgeSelection(choose(["A2"]), TARIFF);
  expect(hint).toBe("This would leave A1 alone. Please move over or take it too.");
});

test.each([
  ["ArrowRight", "A1", "A2"],
  ["ArrowRight", "A4", null],
  ["ArrowLeft", "A3", "A2"],
  ["ArrowDown", "A3", "B2"],
  ["ArrowUp", "B1", "A1"],
  ["Home", "A4", "A1"],
  ["Home", "A1", "A1"],
  ["End", "A1", "A4"],
  ["x", "A1", null],
])("%s on %s leads to %s, past what cannot be chosen", (key, from, to) => {
  const { seats } = changeSelection(choose([]), { kind: "seen", states: stateOf({ B3: "sold" }) });
  expect(findNextSeat(seats, from, { key, isFar: false })?.id ?? null).toBe(to);
});

test("with Ctrl, Home and End reach the corners of the hall", () => {
  const { seats } = choose([]);
  expect(findNextSeat(seats, "A3", { key: "End", isFar: true })?.id).toBe("B4");
  expect(findNextSeat(seats, "B3", { key: "Home", isFar: true })?.id).toBe("A1");
});

test("a seat is named for those who listen", () => {
  const [seat] = choose([]).seats;
  expect(seat && toSeatLabel(seat, "INR")).toBe("Row A seat 1, standard, ₹200.00, available");
});

test("rows keep their walkways and say where a tier begins", () => {
  const balcony = { ...seatAt("C", 1), y: 5, tier: "sofa" as const };
  const rows = toRows([...choose([]).seats, balcony]);
  expect(rows.map(({ row, gap, begins }) => [row, gap, begins?.tier ?? null])).toEqual([
    ["A", 0, "standard"],
    ["B", 0, null],
    ["C", 2, "sofa"],
  ]);
});

test("rows bend around the screen: the ends are nearest to it, the middle is not moved", () => {
  expect([1, 2, 3, 4, 5].map((x) => toArcPx(x, 5))).toEqual([-12, -3, -0, -3, -12]);
});

/** Two rows of four standard seats at 200.00. */
function choose(ids: readonly string[]): Selection {
  const seats = ["A", "B"].flatMap((row) => [1, 2, 3, 4].map((number) => seatAt(row, number)));
  return { seats, chosen: new Set(ids), news: "" };
}

function seatAt(row: string, number: number): SeatView {
  const place = { row, number, x: number, y: row.charCodeAt(0) - 64 };
  const kind = { tier: "standard", kind: "regular", state: "available" } as const;
  return { id: `${row}${number}`, ...place, ...kind, priceMinor: 20000 };
}

function stateOf(states: Readonly<Record<string, SeatState>>): ReadonlyMap<string, SeatState> {
  return new Map(Object.entries(states));
}
