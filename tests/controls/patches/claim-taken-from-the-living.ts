import type { Patch } from "../patch";

export const patch: Patch = {
  why: "The claim statement takes a seat only past its deadline; without that the last press has it.",
  file: "lib/db/seat-claims.ts",
  find: "where seat_claims.takeable_at <= ${order.now}::timestamptz\n",
  replace: "where true\n",
  test: { file: "tests/races/hold.test.ts", title: "twenty people press the same two seats" },
};
