import type { Patch } from "../patch";

export const patch: Patch = {
  why: "A payment whose seats are gone would come back to life and show its address.",
  file: "lib/commands/open-checkout.ts",
  find: 'where: { id: paymentId, state: "OPENING" },\n    data: { state: "OPEN"',
  replace: 'where: { id: paymentId },\n    data: { state: "OPEN"',
  test: {
    file: "tests/integration/start-checkout.test.ts",
    title: "the hold ends while Stripe answers: its address is never shown and the session expires",
  },
};
