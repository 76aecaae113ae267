import type { Patch } from "../patch";

export const patch: Patch = {
  why: "A key without a claim behind it closes a seat for two seconds, not for twelve minutes.",
  file: "lib/commands/hold-seats.ts",
  find: "(seat) => !seat.isDoubted || taken.has(seat.seatId)",
  replace: "(seat) => !seat.isDoubted || taken.has(seat.seatId) || seat.seatId",
  test: {
    file: "tests/integration/seat-gate.test.ts",
    title: "without a claim behind it is doubted after two seconds",
  },
};
