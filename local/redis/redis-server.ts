// A real redis-server as our child: no port, no disk, only a socket in a folder of ours.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Redis } from "ioredis";
import { waitFor } from "../process.js";
import { type Engine, failed, type Outcome, type Reply } from "./engine.js";

const SOCKET_PATH_LIMIT = 100;

/** The redis-server on PATH, or null. */
export function findRedisServer(): string | null {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter(Boolean);
  const candidates = folders.map((folder) => path.join(folder, "redis-server"));
  return candidates.find((file) => isExecutable(file)) ?? null;
}

export async function startRedisServer(binary: string, dataDir: string): Promise<Engine> {
  fs.mkdirSync(dataDir, { recursive: true });
  const socket = socketPath(dataDir);
  await endLeftover(socket);
  const child = spawn(binary, serverArguments(socket), { cwd: dataDir, stdio: "ignore" });
  const end = onExit(child);
  const client = new Redis({
    path: socket,
    maxRetriesPerRequest: 1,
    retryStrategy: (tries) => Math.min(tries * 50, 500),
  });
  client.on("error", () => undefined);
  try {
    await waitFor(async () => end.seen || (await answers(client)), {
      seconds: 5,
      what: "redis-server to answer",
    });
    if (end.seen) throw new Error("redis-server ended at once");
  } catch (error) {
    client.disconnect();
    child.kill("SIGKILL");
    throw error;
  }
  return {
    kind: "redis-server",
    run: (command) => runOne(client, command),
    transaction: (commands) => runTransaction(client, commands),
    async stop() {
      client.disconnect();
      child.kill("SIGTERM");
      const patience = setTimeout(() => child.kill("SIGKILL"), 2_000);
      await end.promise;
      clearTimeout(patience);
      fs.rmSync(socket, { force: true });
    },
  };
}

function serverArguments(socket: string): string[] {
  const settings: Record<string, string> = {
    port: "0",
    unixsocket: socket,
    unixsocketperm: "700",
    save: "",
    appendonly: "no",
    daemonize: "no",
    loglevel: "warning",
  };
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
}

// A socket path has a hard limit near 108 bytes: deep folders get a short name elsewhere.
function socketPath(dataDir: string): string {
  const inside = path.resolve(dataDir, "redis.sock");
  if (Buffer.byteLength(inside) <= SOCKET_PATH_LIMIT) return inside;
  const name = createHash("sha256").update(inside).digest("hex").slice(0, 16);
  return path.join(os.tmpdir(), `matinee-redis-${name}.sock`);
}

// After a kill -9 of the parent the old child still serves this socket: it is asked to end.
async function endLeftover(socket: string): Promise<void> {
  if (!fs.existsSync(socket)) return;
  const old = new Redis({ path: socket, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  old.on("error", () => undefined);
  await old.call("SHUTDOWN", "NOSAVE").catch(() => undefined);
  old.disconnect();
  fs.rmSync(socket, { force: true });
}

function onExit(child: ReturnType<typeof spawn>): { seen: boolean; promise: Promise<void> } {
  const end = { seen: false, promise: Promise.resolve() };
  end.promise = new Promise((resolve) => {
    const done = () => {
      end.seen = true;
      resolve();
    };
    child.once("exit", done);
    child.once("error", done);
  });
  return end;
}

async function answers(client: Redis): Promise<boolean> {
  return client.ping().then(
    () => true,
    () => false,
  );
}

// Upper case: under the lower-case name the client would turn HGETALL into an object.
async function runOne(client: Redis, [name = "", ...args]: readonly string[]): Promise<Outcome> {
  try {
    return { reply: (await client.callBuffer(name.toUpperCase(), ...args)) as Reply };
  } catch (error) {
    return failed(error);
  }
}

async function runTransaction(
  client: Redis,
  commands: readonly (readonly string[])[],
): Promise<Outcome[]> {
  const batch = client.multi();
  for (const [name = "", ...args] of commands) batch.callBuffer(name.toUpperCase(), ...args);
  const answered = (await batch.exec()) ?? [];
  return answered.map(([error, reply]) => (error ? failed(error) : { reply: reply as Reply }));
}

function isExecutable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
