import { spawn, type ChildProcess } from "node:child_process";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
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
  /** Ends what is being started. */
  readonly signal: AbortSignal;
}

/** Builds (demo) and starts the application, and waits until it answers. */
export async function startApp(options: Options): Promise<Part & { url: string }> {
  const { mode, port, folder, environment, isBuilt, signal } = options;
  if (mode === "demo" && !(isBuilt && (await hasBuild()))) await build(signal);
  const command = mode === "dev" ? "dev" : "start";
  const child = spawnNext([command, "-H", "127.0.0.1", "-p", String(port)], environment, mode);
  await writeFile(pidFile(folder), String(child.pid));
  const url = `http://127.0.0.1:${port}`;
  try {
    await waitFor(() => isAnswering(url, child, signal), { seconds: 120, what: "the application" });
  } catch (error) {
    await stopApp(child, folder);
    throw error;
  }
  return {
    name: "Matinee",
    detail: url,
    url,
    stop: () => stopApp(child, folder),
  };
}

async function build(signal: AbortSignal): Promise<void> {
  const child = spawnNext(["build"], {}, "demo");
  const stop = () => signalGroup(child.pid, "SIGTERM");
  signal.addEventListener("abort", stop, { once: true });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  signal.throwIfAborted();
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

async function isAnswering(url: string, child: ChildProcess, signal: AbortSignal) {
  signal.throwIfAborted();
  if (hasEnded(child)) throw new Error("The application ended at start; its message is above.");
  const answer = await fetch(`${url}/api/health`).catch(() => null);
  return answer?.ok ?? false;
}

async function stopApp(child: ChildProcess, folder: string): Promise<void> {
  if (!hasEnded(child)) {
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    signalGroup(child.pid, "SIGTERM");
    const timer = setTimeout(() => signalGroup(child.pid, "SIGKILL"), 10_000);
    await ended;
    clearTimeout(timer);
  }
  await rm(pidFile(folder), { force: true });
}

/**
 * After a crash of its parent an old server may still run: only one that is ours is ended. Called
 * before a port is chosen, or the old server would keep the usual one.
 */
export async function endLeftoverApp(folder: string): Promise<void> {
  const pid = Number(await readFile(pidFile(folder), "utf8").catch(() => ""));
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  if (!pid || !command.includes("next")) return;
  signalGroup(pid, "SIGKILL");
  await waitFor(() => hasLetGo(pid), { seconds: 10, what: "the previous application to end" });
}

/** Its port is free once its last thread has ended; a zombie without threads may stay. */
async function hasLetGo(pid: number): Promise<boolean> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return threads.length <= 1 && !/\) [^ZX] /.test(status);
}

/** An application killed by somebody else has a signal instead of an exit code. */
function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** The server and whatever it started; no group any more is what was wanted. */
function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
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
