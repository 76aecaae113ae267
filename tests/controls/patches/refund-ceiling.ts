import type { Patch } from "../patch";

export const patch: Patch = {
  why: "More could go back than was ever captured.",
  file: "lib/commands/request-refunds.ts",
  find: "Math.min(draft.amountMinor, leftMinor)",
  replace: "draft.amountMinor",
  test: {
    file: "tests/integration/cancel-booking.test.ts",
    title: "refunds never exceed what was captured, whatever the rows say of the seats",
  },
};
