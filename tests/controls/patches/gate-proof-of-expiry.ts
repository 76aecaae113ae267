import type { Patch } from "../patch";

export const patch: Patch = {
  why: "Seats would come free while their checkout can still be paid.",
  file: "lib/commands/release-checkout.ts",
  find: '    case "unsure":\n      await backOff(payment, now);\n      return { kind: "unknown" };',
  replace: '    case "unsure":\n      return close(input, payment.bookingId, now);',
  test: {
    file: "tests/integration/release-checkout.test.ts",
    title: "Stripe answers 500",
  },
};
