import type { Patch } from "../patch";

export const patch: Patch = {
  why: "Whom Redis refuses never reaches the claims; otherwise the gate is only decoration.",
  file: "lib/commands/hold-seats.ts",
  find: "if (lostIds.size > 0) {",
  replace: "if (lostIds.size > 1_000) {",
  test: {
    file: "tests/integration/seat-gate.test.ts",
    title: "one holds them and the others are told which went",
  },
};
