import type { Patch } from "../patch";

export const patch: Patch = {
  why: "The catalogue's version is in the key, so an edit is seen at once on every instance.",
  file: "lib/queries/catalogue.ts",
  find: "key: `movies:${version}`",
  replace: "key: `movies:${version - version}`",
  test: { file: "tests/integration/cache.test.ts", title: "both see an edit at once, because" },
};
