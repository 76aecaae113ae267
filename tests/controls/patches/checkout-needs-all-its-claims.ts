import type { Patch } from "../patch";

export const patch: Patch = {
  why: "A checkout opens only when all its claims are still its own; a take-over touches nothing else.",
  file: "lib/commands/start-checkout.ts",
  find: 'if (!isWhole) return refuse({ code: "hold_expired" });',
  replace: 'if (!isWhole && own.length > 100) return refuse({ code: "hold_expired" });',
  test: {
    file: "tests/races/take-over.test.ts",
    title: "the seats are taken over while the checkout waits for its booking",
  },
};
