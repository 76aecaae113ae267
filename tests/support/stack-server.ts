import { spawn } from "node:child_process";
import { mkdtemp, mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { waitFor } from "@/local/process";
import type { Stack } from "./stack";

declare module "vitest" {
  interface ProvidedContext {
    stack: Stack;
  }
}

/** The whole product as a stranger starts it, on ports of its own, with the times under test. */
export async function startStack(times: Readonly<Record<string, string>> = {}) {
  await mkdir(".local", { recursive: true });
  const folder = path.resolve(await mkdtemp(".local/stack-"));
  const args = ["--import", "tsx", "local/start.ts", "demo", "--no-build", "--any-ports"];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, LOCAL_DIR: folder, PORT: "0", ...times },
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
    output: () => output,
    stop: async () => {
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      if (child.exitCode === null) {
        child.kill("SIGTERM");
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let stop: (() => Promise<void>) | undefined;

export async function setup(project: TestProject): Promise<void> {
  const running = await startStack();
  stop = running.stop;
  project.provide("stack", running.stack);
}

export async function teardown(): Promise<void> {
  await stop?.();
}
