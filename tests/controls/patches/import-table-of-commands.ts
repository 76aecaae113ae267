import type { Patch } from "../patch";

export const patch: Patch = {
  why: "A command that may import Next or a query can no longer be called from every door.",
  file: ".dependency-cruiser.cjs",
  find: 'room(\n    "commands-import-domain-db-services",\n    "^lib/commands/",',
  replace: 'room(\n    "commands-import-domain-db-services",\n    "^lib/nowhere/",',
  test: {
    file: "tests/architecture/imports.test.ts",
    title: "is reported by commands-import-domain-db-services and by no other rule",
  },
};
