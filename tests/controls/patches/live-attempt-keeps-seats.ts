import type { Patch } from "../patch";

export const patch: Patch = {
  why: "A forgotten session that expires would free the seats of the checkout that is live.",
  file: "lib/commands/close-payment.ts",
  find: " || booking.payments.length > 0",
  replace: "",
  test: {
    file: "tests/integration/fulfil-checkout.test.ts",
    title: "a forgotten session that expires does not touch the attempt that is live",
  },
};
