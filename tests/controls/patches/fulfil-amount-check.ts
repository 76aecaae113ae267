import type { Patch } from "../patch";

export const patch: Patch = {
  why: "Whoever paid another amount than was asked for would get the tickets.",
  file: "lib/commands/fulfil-checkout.ts",
  find: "    checkout.amountMinor === payment.amountMinor &&\n",
  replace: "",
  test: {
    file: "tests/integration/fulfil-checkout.test.ts",
    title: "another amount",
  },
};
