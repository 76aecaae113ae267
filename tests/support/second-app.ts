import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { findFreePort, waitFor } from "@/local/process";

interface SecondApp {
  readonly url: string;
  /** Everything it has said so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/** One more process of the built application, told what the environment says. */
export async function startSecondApp(
  environment: Readonly<Record<string, string>>,
): Promise<SecondApp> {
  const port = await findFreePort(0);
  const { child, ended, output } = spawnApp(port, environment);
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  try {
    await waitFor(
      async () => {
        if (child.exitCode !== null) throw new Error(`The second app ended:\n${output()}`);
        return (await fetch(`${url}/api/health`).catch(() => null))?.ok ?? false;
      },
      { seconds: 60, what: "the second application" },
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop, output };
}

/** Starts the application and waits until it ends by itself. */
export async function runToItsEnd(environment: Readonly<Record<string, string>>) {
  const { child, ended, output } = spawnApp(await findFreePort(0), environment);
  const patience = setTimeout(() => child.kill("SIGKILL"), 30_000);
  const code = await ended;
  clearTimeout(patience);
  return { code, output: output() };
}

function spawnApp(port: number, environment: Readonly<Record<string, string>>) {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], {
    stdio: ["ignore", "pipe", "pipe"],
    // Nothing of this test's own environment: what is not named here is missing.
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      ...environment,
    },
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, ended, output: () => output };
}
