import type { Patch } from "../patch";

export const patch: Patch = {
  why: "Two paid sessions of one booking would both read PENDING, and one call would break.",
  file: "lib/commands/fulfil-checkout.ts",
  find: "  await lockBooking(tx, bookingId);\n",
  replace: "",
  test: {
    file: "tests/integration/fulfil-checkout.test.ts",
    title: "two sessions of one booking are paid at once: one buys the seats, the other goes back",
  },
};
