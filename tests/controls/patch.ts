import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";

/**
 * One guard taken away. `find` is exact text that stands exactly once in `file`; with `replace` in
 * its place, the test whose title contains `test.title` must fail, or nothing watches the guard.
 */
export interface Patch {
  readonly why: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly test: { readonly file: string; readonly title: string };
}

export interface NamedPatch extends Patch {
  readonly name: string;
}

/** Every patch of tests/controls/patches, named after its file, in the order of their names. */
export async function listPatches(): Promise<NamedPatch[]> {
  const folder = join(import.meta.dirname, "patches");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".ts")).sort();
  return Promise.all(files.map((file) => readPatch(join(folder, file))));
}

/** The text without its guard. Throws when the patch does not stand exactly once in it. */
export function applyPatch(patch: NamedPatch, text: string): string {
  const [before, after, ...more] = text.split(patch.find);
  if (before === undefined || after === undefined || more.length > 0) {
    const times = after === undefined ? "no longer stands" : `stands ${more.length + 1} times`;
    throw new Error(`Patch ${patch.name} does not apply: its text ${times} in ${patch.file}.`);
  }
  return before + patch.replace + after;
}

async function readPatch(path: string): Promise<NamedPatch> {
  const { patch } = (await import(path)) as { patch: Patch };
  return { ...patch, name: basename(path, ".ts") };
}
