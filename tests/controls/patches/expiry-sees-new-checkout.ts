import type { Patch } from "../patch";

export const patch: Patch = {
  why: "A hold could end under a checkout that opened while its end waited for the lock.",
  file: "lib/commands/expire-booking.ts",
  find: "        payments: { none: { state: { in: [...LIVE_PAYMENT_STATES] } } },\n",
  replace: "",
  test: {
    file: "tests/integration/expire-booking.test.ts",
    title: "a checkout that opens while the hold is about to end keeps its seats",
  },
};
