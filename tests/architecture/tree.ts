import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

/** Writes files, given by their path and text, below a folder. */
export async function writeTree(folder: string, tree: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(tree)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Every file below some rooms of the repository, by its path from the root; a missing room is empty. */
export async function listFiles(rooms: readonly string[], ending = /./): Promise<string[]> {
  const lists = await Promise.all(rooms.map(listRoom));
  return lists
    .flat()
    .filter((path) => !path.startsWith("lib/db/generated/") && ending.test(path))
    .sort();
}

export function readText(path: string): Promise<string> {
  return readFile(join(root, path), "utf8");
}

async function listRoom(room: string): Promise<string[]> {
  const entries = await readdir(join(root, room), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
