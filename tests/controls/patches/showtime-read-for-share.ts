import type { Patch } from "../patch";

export const patch: Patch = {
  why: "A hold reads its showtime for share, so that cancelling it cannot slip in between.",
  file: "lib/commands/hold-in-transaction.ts",
  find: 'findShowtimeForSale(tx, input.showtimeId, "for share")',
  replace: 'findShowtimeForSale(tx, input.showtimeId, "unlocked")',
  test: {
    file: "tests/races/hold.test.ts",
    title: "a showtime is cancelled while ten people hold",
  },
};
