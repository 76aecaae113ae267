import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkSelection, listFreeRuns, type PlanSeat, type SeatKind } from "@/lib/domain/seating";
import { PLANS } from "@/prisma/seed/plans";

// Rows as a buyer sees them, the first is row A:  . free   o chosen   # taken   @ chosen but taken
// x not for sale   X chosen but not for sale   _ aisle   w W wheelchair space   c C companion seat

describe("no new single free seat arises, unless one seat of the run is left anyway", () => {
  test.each<[drawing: string, answer: string]>([
    ["|oo..|", "yes"],
    ["|.oo.|", "single_seat_left A1 A4"],
    ["|.o..|", "single_seat_left A1"],
    ["|.o.|", "single_seat_left A1 A3"],
    ["|o..|", "yes"],
    ["|oo.|", "yes"],
    ["|o.|", "yes"],
    ["|o..o|", "yes"],
    ["|.o.o|", "single_seat_left A1 A3"],
  ])("%s: %s", (drawing, answer) => expect(judge(drawing)).toBe(answer));
});

describe("a run ends at walls, aisles, taken seats and seats that are not for sale", () => {
  test.each<[drawing: string, answer: string]>([
    ["|o|", "yes"],
    ["|..o..|", "yes"],
    ["|o.o..|", "single_seat_left A2"],
    ["|o.oo|", "yes"],
    ["|oo.oo|", "yes"],
    ["|.oooooooo.|", "single_seat_left A1 A10"],
    ["|oo_..|", "yes"],
    ["|.o_..|", "yes"],
    ["|..o_...|", "yes"],
    ["|..oo._...|", "single_seat_left A5"],
    ["|.._.oo|", "yes"],
    ["|.._.oo.|", "single_seat_left A3 A6"],
    ["|..o_o..|", "yes"],
    ["|.#o..|", "yes"],
    ["|oo_.|", "yes"],
    ["|#o..|", "yes"],
    ["|#.o.|", "single_seat_left A2 A4"],
    ["|.o.#|", "single_seat_left A1 A3"],
    ["|#.o#|", "yes"],
    ["|..o#.|", "yes"],
    ["|.o..#..|", "single_seat_left A1"],
    ["|xo..|", "yes"],
    ["|x.o..|", "single_seat_left A2"],
    ["|..ox.|", "yes"],
    ["|o..| |.o..|", "single_seat_left B1"],
    ["|..o| |o..|", "yes"],
  ])("%s: %s", (drawing, answer) => expect(judge(drawing)).toBe(answer));
});

describe("companion seats are kept for a chosen wheelchair space beside them", () => {
  test.each<[drawing: string, answer: string]>([
    ["|WC....|", "yes"],
    ["|Wc....|", "yes"],
    ["|wc..oo|", "yes"],
    ["|wC....|", "companion_seat_kept A2"],
    ["|..CW..|", "yes"],
    ["|.CW...|", "single_seat_left A1"],
    ["|..CWC|", "yes"],
    ["|WCC...|", "companion_seat_kept A3"],
    ["|W_C...|", "companion_seat_kept A2"],
    ["|W.....| |C.....|", "companion_seat_kept B1"],
    ["|#C....|", "companion_seat_kept A2"],
    ["|wC.|", "companion_seat_kept A2"],
    ["|#C##|", "yes"],
    ["|wC|", "yes"],
    ["|wCo|", "yes"],
    ["|wCx#|", "yes"],
  ])("%s: %s", (drawing, answer) => expect(judge(drawing)).toBe(answer));
});

describe("what cannot be had at all is refused by name", () => {
  test.each<[drawing: string, answer: string]>([
    ["|....|", "no_seats"],
    ["|oo@@|", "seats_taken A3 A4"],
    ["|ooX.|", "seats_not_for_sale A3"],
    ["|@X..|", "seats_not_for_sale A2"],
    ["|.@..|", "seats_taken A2"],
    ["|oooooooooo|", "yes"],
    ["|ooooooooooo|", "too_many_seats"],
  ])("%s: %s", (drawing, answer) => expect(judge(drawing)).toBe(answer));

  test("staff who sell for others may take more than ten", () => {
    const { plan, chosen, taken } = draw("|oooooooooooo|");
    expect(checkSelection(plan, chosen, taken, true)).toMatchObject({ ok: true });
  });

  test("the same seat twice is refused", () => {
    const { plan, taken } = draw("|oo..|");
    expect(answerOf(checkSelection(plan, ["A1", "A1"], taken))).toBe("seats_repeated");
  });

  test("a seat of another plan is refused by its id, whatever else is chosen", () => {
    fc.assert(
      fc.property(halls(), fc.string({ minLength: 1 }), (hall, outside) => {
        const { plan, taken } = draw(hall);
        fc.pre(!plan.some((seat) => seat.seatId === outside));
        const free = listFreeRuns(plan, taken).flat().slice(0, 2);
        const ids = [...free.map((seat) => seat.seatId), outside];
        const refusal = { code: "seats_unknown", seatIds: [outside] };
        expect(checkSelection(plan, ids, taken)).toEqual({ ok: false, refusal });
      }),
    );
  });
});

describe("in whatever hall, whatever is taken", () => {
  test("as many seats as the longest run has can be bought together, and any number below", () => {
    fc.assert(
      fc.property(halls(), (hall) => {
        const { plan, taken } = draw(hall);
        const runs = listFreeRuns(plan, taken);
        const most = Math.min(10, Math.max(0, ...runs.map((run) => run.length)));
        for (let count = 1; count <= most; count += 1) {
          const windows = runs.flatMap((run) => listWindows(run, count));
          expect(windows.some((ids) => checkSelection(plan, ids, taken).ok)).toBe(true);
        }
      }),
    );
  });

  test("a choice is accepted exactly when the drawing shows no new single seat that was avoidable", () => {
    fc.assert(
      fc.property(halls(".o#x_"), (hall) => {
        const { plan, chosen, taken } = draw(hall);
        fc.pre(chosen.length > 0);
        expect(checkSelection(plan, chosen, taken, true).ok).toBe(!showsAvoidableSingle(hall));
      }),
      { numRuns: 500 },
    );
  });

  test("sold by accepted choices only, in whatever order, every hall is sold to the last seat", () => {
    fc.assert(
      fc.property(halls(".#x_", 8), fc.infiniteStream(fc.nat()), (hall, lots) => {
        const { plan, taken } = draw(hall);
        for (let runs = listFreeRuns(plan, taken); runs.length > 0;) {
          const run = runs[next(lots) % runs.length]!;
          const choices = listSubsets(run).filter((ids) => checkSelection(plan, ids, taken).ok);
          expect(choices).not.toEqual([]);
          for (const id of choices[next(lots) % choices.length]!) taken.add(id);
          runs = listFreeRuns(plan, taken);
        }
      }),
    );
  });

  test("neither the order of the ids nor the order of the plan matters", () => {
    fc.assert(
      fc.property(halls(".o#@xXwWcC_"), fc.infiniteStream(fc.nat()), (hall, lots) => {
        const { plan, chosen, taken } = draw(hall);
        const first = checkSelection(plan, chosen, taken);
        const again = checkSelection(shuffle(plan, lots), shuffle(chosen, lots), taken);
        expect(answerOf(again)).toBe(answerOf(first));
      }),
      { numRuns: 300 },
    );
  });

  test.each(["middle-aisle", "two-aisles", "curved", "salon", "terrace", "balcony"] as const)(
    "the %s room with its wheelchair spaces sells to the last seat by ones and twos",
    (name) => {
      const plan = PLANS[name].seats.map((seat) => ({
        ...seat,
        seatId: `${seat.row}${seat.number}`,
      }));
      const taken = new Set<string>();
      for (let turn = 0; listFreeRuns(plan, taken).length > 0; turn += 1) {
        const runs = listFreeRuns(plan, taken);
        const pairs = turn % 2 === 0 ? runs.flatMap((run) => listWindows(run, 2)) : [];
        const choices = [...pairs, ...runs.flatMap((run) => listWindows(run, 1))];
        const choice = choices.find((ids) => checkSelection(plan, ids, taken).ok);
        for (const id of choice ?? expect.fail(`stuck with ${taken.size} sold`)) taken.add(id);
      }
      expect(taken.size).toBe(plan.filter((seat) => seat.isForSale).length);
    },
  );
});

function judge(drawing: string): string {
  const { plan, chosen, taken } = draw(drawing);
  return answerOf(checkSelection(plan, chosen, taken));
}

function answerOf(result: ReturnType<typeof checkSelection>): string {
  if (result.ok) return "yes";
  const { refusal } = result;
  const names = "seats" in refusal ? refusal.seats.map((seat) => seat.seatId) : [];
  return [refusal.code, ...names.sort()].join(" ");
}

const KINDS: Readonly<Record<string, SeatKind>> = { w: "wheelchair", c: "companion" };

function draw(drawing: string): { plan: PlanSeat[]; chosen: string[]; taken: Set<string> } {
  const plan: PlanSeat[] = [];
  const chosen: string[] = [];
  const taken = new Set<string>();
  for (const [y, line] of drawing.split(" ").entries()) {
    const row = String.fromCharCode(65 + y);
    let number = 0;
    for (const [x, mark] of Array.from(line.replaceAll("|", "")).entries()) {
      if (mark === "_") continue;
      number += 1;
      const seatId = `${row}${number}`;
      const kind = KINDS[mark.toLowerCase()] ?? "regular";
      const isForSale = mark.toLowerCase() !== "x";
      plan.push({ seatId, row, number, x, y, tier: "standard", kind, isForSale });
      if ("o@XWC".includes(mark)) chosen.push(seatId);
      if ("#@".includes(mark)) taken.add(seatId);
    }
  }
  return { plan, chosen, taken };
}

function halls(marks = ".#x_", longest = 14): fc.Arbitrary<string> {
  const row = fc.string({
    unit: fc.constantFrom(".", ...Array.from(marks)),
    minLength: 1,
    maxLength: longest,
  });
  return fc.array(row, { minLength: 1, maxLength: 3 }).map((rows) => rows.join(" "));
}

/** The rule a second time, read from the drawing instead of the plan. */
function showsAvoidableSingle(drawing: string): boolean {
  const runs = drawing.split(/[#x_ ]/).filter((run) => run.includes("o"));
  const isForced = (run: string) => run.split(".").length === 2;
  return runs.some((run) => !isForced(run) && /(?<!\.)\.(?!\.)/.test(run));
}

function listWindows(run: readonly PlanSeat[], count: number): string[][] {
  const ids = run.map((seat) => seat.seatId);
  return ids.slice(count - 1).map((_, at) => ids.slice(at, at + count));
}

function listSubsets(run: readonly PlanSeat[]): string[][] {
  const ids = run.map((seat) => seat.seatId);
  const masks = Array.from({ length: 2 ** ids.length - 1 }, (_, mask) => mask + 1);
  return masks.map((mask) => ids.filter((_, at) => (mask >> at) & 1));
}

function shuffle<T>(all: readonly T[], lots: fc.Stream<number>): T[] {
  const drawn = all.map((one) => ({ one, lot: next(lots) }));
  return drawn.sort((a, b) => a.lot - b.lot).map(({ one }) => one);
}

function next(lots: fc.Stream<number>): number {
  return lots.next().value ?? 0;
}
