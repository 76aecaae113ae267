import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const root = resolve(import.meta.dirname, "../..");

export interface Scratch {
  readonly folder: string;
  read(file: string): Promise<string>;
  write(file: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

/** A copy of the working tree with the same packages, in which a guard may be missing. */
export async function openScratch(): Promise<Scratch> {
  await mkdir(join(root, ".local"), { recursive: true });
  const folder = await mkdtemp(join(root, ".local/controls-"));
  for (const file of await listKeptFiles()) await copy(file, folder);
  await copy("lib/db/generated", folder);
  await symlink(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  return {
    folder,
    read: (file) => readFile(join(folder, file), "utf8"),
    write: (file, text) => writeFile(join(folder, file), text),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What git keeps or would keep, changes of the working tree included. */
async function listKeptFiles(): Promise<string[]> {
  const options = ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate", "-z"];
  const { stdout } = await promisify(execFile)("git", options, {
    cwd: root,
    maxBuffer: 64 * 2 ** 20,
  });
  return stdout.split("\0").filter((file) => file !== "");
}

async function copy(file: string, folder: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await cp(join(root, file), join(folder, file), { recursive: true }).catch((error: unknown) => {
    // A file that git still lists and the working tree has lost is not part of the copy.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  });
}
