import type { Patch } from "../patch";

export const patch: Patch = {
  why: "A refund that was made would read FAILED, and staff would pay it a second time.",
  file: "lib/commands/settle-refund.ts",
  find: "  if (await adoptOwn(refundId, intentId, now)) return",
  replace: "  if (false as boolean) return",
  test: {
    file: "tests/integration/refunds.test.ts",
    title: "when Stripe keeps a 500 for a call that had its effect",
  },
};
