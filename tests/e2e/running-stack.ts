import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Stack } from "../support/stack";

/** The stack that `npm run dev` or `npm run demo` wrote down; says what to do when there is none. */
export async function readRunningStack(): Promise<Stack> {
  const folder = path.resolve(process.env["LOCAL_DIR"] ?? ".local");
  const text = await readFile(path.join(folder, "stack.json"), "utf8").catch(() => null);
  if (text === null) throw new Error("Nothing is running: start `npm run demo` first.");
  return JSON.parse(text) as Stack;
}
