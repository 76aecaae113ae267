import type { Patch } from "../patch";

export const patch: Patch = {
  why: "A checkout opens only when all its claims are still its own; a take-over touches nothing else.",
  file: "lib/commands/start-checkout.ts",
  find: "if (!booking.seats.every((seat) => own.includes(seat.seatId)))",
  replace: "if (!booking.seats.every((seat) => own.includes(seat.seatId) || seat.seatId))",
  test: {
    file: "tests/races/take-over.test.ts",
    title: "the seats are taken over while the checkout waits for its booking",
  },
};
