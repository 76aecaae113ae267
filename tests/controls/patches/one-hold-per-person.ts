import type { Patch } from "../patch";

export const patch: Patch = {
  why: "One person's presses come one after the other, or ten clicks are ten bookings or an error.",
  file: "lib/commands/hold-seats.ts",
  find: "await lockPersonAndShowtime(tx, actor.userId, input.showtimeId);",
  replace: "await lockPersonAndShowtime(tx, order.bookingId, input.showtimeId);",
  test: { file: "tests/races/hold.test.ts", title: "one person presses ten times at once" },
};
