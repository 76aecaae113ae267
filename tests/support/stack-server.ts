import { spawn } from "node:child_process";
import { mkdtemp, mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { ENV_NAMES } from "@/lib/env";
import { findRunner } from "@/local/postgres/binaries";
import { placeFor } from "@/local/postgres/start";
import { waitFor } from "@/local/process";
import type { Stack } from "./stack";

declare module "vitest" {
  interface ProvidedContext {
    stack: Stack;
    /** Where the stack keeps its state, secrets included. */
    stackFolder: string;
  }
}

/** A folder for one stack, or for the same stack started again. */
export async function makeStackFolder(): Promise<string> {
  await mkdir(".local", { recursive: true });
  return path.resolve(await mkdtemp(".local/stack-"));
}

/**
 * The whole product as a stranger starts it, on ports of its own, with the times under test. In a
 * folder that is given it finds what an earlier start left there, and leaves it there too.
 */
export async function startStack(
  environment: Readonly<Record<string, string>> = {},
  given?: string,
) {
  const folder = given ?? (await makeStackFolder());
  // What a killed start left there would be taken for the new one's.
  await rm(path.join(folder, "stack.json"), { force: true });
  const args = ["--import", "tsx", "local/start.ts", "demo", "--no-build", "--any-ports"];
  const child = spawn(process.execPath, args, {
    env: { ...ownEnvironment(), LOCAL_DIR: folder, PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const read = () => readFile(path.join(folder, "stack.json"), "utf8").catch(() => null);
  await waitFor(
    async () => {
      if (child.exitCode !== null) throw new Error(`The stack ended at start:\n${output}`);
      return (await read()) !== null;
    },
    { seconds: 240, what: "the stack" },
  );
  const stack = JSON.parse((await read()) ?? "") as Stack;
  return {
    stack,
    folder,
    pid: child.pid ?? 0,
    output: () => output,
    stop: async () => {
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGTERM");
        await ended;
      }
      if (!given) await wipeStackFolder(folder);
    },
  };
}

/** Its state and its database, which as root lives elsewhere. */
export async function wipeStackFolder(folder: string): Promise<void> {
  const dataDir = await placeFor(path.join(folder, "postgres"), await findRunner());
  await rm(dataDir, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}

/** Without what the product would read: a stack is told everything by its own cloud. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !ENV_NAMES.includes(name));
  return Object.fromEntries(kept) as NodeJS.ProcessEnv;
}

let stop: (() => Promise<void>) | undefined;

export async function setup(project: TestProject): Promise<void> {
  const running = await startStack();
  stop = running.stop;
  project.provide("stack", running.stack);
  project.provide("stackFolder", running.folder);
}

export async function teardown(): Promise<void> {
  await stop?.();
}
