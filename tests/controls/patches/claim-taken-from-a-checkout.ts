import type { Patch } from "../patch";

export const patch: Patch = {
  why: "takeableAt null means never: a seat whose checkout was opened a moment ago is not for taking.",
  file: "lib/db/seat-claims.ts",
  find: "where seat_claims.takeable_at <= ${order.now}::timestamptz\n",
  replace: "where coalesce(seat_claims.takeable_at <= ${order.now}::timestamptz, true)\n",
  test: {
    file: "tests/races/take-over.test.ts",
    title: "a checkout opens in the last moment while another person takes the seats over",
  },
};
