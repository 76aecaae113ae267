import type { Patch } from "../patch";

export const patch: Patch = {
  why: "A basket that lost one seat is refused whole; otherwise people pay for seats they lack.",
  file: "lib/commands/hold-in-transaction.ts",
  find: "if (got.length === seats.length) return ok(null);",
  replace: "if (got.length > 0) return ok(null);",
  test: { file: "tests/races/hold.test.ts", title: "overlapping baskets in opposite orders" },
};
