import { spawn, type ChildProcess } from "node:child_process";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import type { Part } from "./part";
import { waitFor } from "./process";

interface Options {
  readonly mode: "dev" | "demo";
  readonly port: number;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Take the last build as it is. */
  readonly isBuilt: boolean;
}

/** Builds (demo) and starts the application, and waits until it answers. */
export async function startApp(options: Options): Promise<Part & { url: string }> {
  const { mode, port, folder, environment, isBuilt } = options;
  await endLeftover(folder);
  if (mode === "demo" && !(isBuilt && (await hasBuild()))) await build();
  const command = mode === "dev" ? "dev" : "start";
  const child = spawnNext([command, "-H", "127.0.0.1", "-p", String(port)], environment, mode);
  await writeFile(pidFile(folder), String(child.pid));
  const url = `http://127.0.0.1:${port}`;
  await waitFor(() => isAnswering(url, child), { seconds: 120, what: "the application" });
  return {
    name: "Matinee",
    detail: url,
    url,
    stop: () => stopApp(child, folder),
  };
}

async function build(): Promise<void> {
  const child = spawnNext(["build"], {}, "demo");
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error("The build failed; its messages are above.");
}

function spawnNext(
  args: string[],
  environment: Readonly<Record<string, string>>,
  mode: Options["mode"],
) {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const isQuiet = args[0] === "start";
  return spawn(process.execPath, [next, ...args], {
    cwd: path.resolve(import.meta.dirname, ".."),
    // A group of its own: Ctrl-C reaches only the parent, which stops the parts in order.
    detached: true,
    stdio: ["ignore", isQuiet ? "ignore" : "inherit", "inherit"],
    env: {
      ...process.env,
      ...environment,
      NODE_ENV: mode === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
}

async function isAnswering(url: string, child: ChildProcess): Promise<boolean> {
  if (child.exitCode !== null)
    throw new Error("The application ended at start; its message is above.");
  const answer = await fetch(`${url}/api/health`).catch(() => null);
  return answer?.ok ?? false;
}

async function stopApp(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.pid !== undefined) {
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    process.kill(-child.pid, "SIGTERM");
    const timer = setTimeout(
      () => child.pid !== undefined && process.kill(-child.pid, "SIGKILL"),
      10_000,
    );
    await ended;
    clearTimeout(timer);
  }
  await rm(pidFile(folder), { force: true });
}

/** After a crash of its parent an old server may still run: only one that is ours is ended. */
async function endLeftover(folder: string): Promise<void> {
  const pid = Number(await readFile(pidFile(folder), "utf8").catch(() => ""));
  if (!pid) return;
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  if (!command.includes("next")) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It ended meanwhile.
  }
}

async function hasBuild(): Promise<boolean> {
  return (
    (await stat(path.resolve(import.meta.dirname, "..", ".next", "BUILD_ID")).catch(() => null)) !==
    null
  );
}

function pidFile(folder: string): string {
  return path.join(folder, "app.pid");
}
