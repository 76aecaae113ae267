import { spawn, type ChildProcess } from "node:child_process";
import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import type { Part } from "../part";
import { findFreePort, waitFor } from "../process";
import { findRunner, isEnterableByOthers, type Runner } from "./binaries";

const USER = "matinee";
const PASSWORD = "matinee";

export interface PostgresPart extends Part {
  /** Connection string of the application's database. */
  readonly url: string;
}

interface Options {
  readonly port: number;
  readonly dataDir: string;
  /** Tests trade durability against a power cut for speed, and leave no data behind. */
  readonly isThrowaway?: boolean;
}

/** Starts a real PostgreSQL on loopback, making its cluster and the database when missing. */
export async function startPostgres(options: Options): Promise<PostgresPart> {
  const runner = await findRunner();
  const dataDir = await placeFor(options.dataDir, runner);
  await prepareCluster(runner, dataDir);
  await endLeftover(dataDir);
  const port = options.port === 0 ? await findFreePort(0) : options.port;
  const server = launch(runner, dataDir, port, options.isThrowaway ?? false);
  const admin = `postgresql://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres`;
  await waitFor(() => canConnect(admin), { seconds: 30, what: "PostgreSQL" });
  await createDatabase(admin, "matinee");
  return {
    name: "PostgreSQL",
    detail: `127.0.0.1:${port}, data in ${dataDir}`,
    url: `postgresql://${USER}:${PASSWORD}@127.0.0.1:${port}/matinee`,
    async stop() {
      await stopServer(server);
      if (options.isThrowaway) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Creates a database, by copying a template when one is named. No-op when it exists. */
export async function createDatabase(admin: string, name: string, template?: string) {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (found.rowCount) return;
    const source = template ? ` template ${client.escapeIdentifier(template)}` : "";
    await client.query(`create database ${client.escapeIdentifier(name)}${source}`);
  } finally {
    await client.end();
  }
}

/** As root the data lives where the unprivileged account can reach it. */
export async function placeFor(wanted: string, runner: Runner): Promise<string> {
  const parent = path.dirname(path.resolve(wanted));
  await mkdir(parent, { recursive: true });
  if (!runner.identity || (await isEnterableByOthers(parent))) return path.resolve(wanted);
  const name = path.resolve(wanted).replaceAll(path.sep, "-");
  return path.join("/var/tmp", `matinee-data${name}`);
}

async function prepareCluster(runner: Runner, dataDir: string): Promise<void> {
  if (await stat(path.join(dataDir, "PG_VERSION")).catch(() => null)) return;
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true });
  if (runner.identity) await chown(dataDir, runner.identity.uid, runner.identity.gid);
  await chmod(dataDir, 0o700);
  const passwordFile = `${dataDir}.password`;
  await writeFile(passwordFile, PASSWORD, { mode: 0o644 });
  const flags = ["-D", dataDir, "-U", USER, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
  await run(runner, runner.initdb, [...flags, "--encoding=UTF8", "--locale=C", "--no-sync"]);
  await rm(passwordFile);
}

function launch(runner: Runner, dataDir: string, port: number, isThrowaway: boolean): ChildProcess {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    timezone: "UTC",
    ...(isThrowaway ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(runner.postgres, ["-D", dataDir, "-p", String(port), ...flags], {
    ...runner.identity,
    cwd: "/",
    // A group of its own: Ctrl-C reaches only the parent, which stops the parts in order.
    detached: true,
    stdio: ["ignore", "ignore", "ignore"],
    env: serverEnvironment(),
  });
  child.unref();
  return child;
}

/** After a crash of its parent an old server may still hold the folder: it is ours, so end it. */
export async function endLeftover(dataDir: string): Promise<void> {
  const pidFile = path.join(dataDir, "postmaster.pid");
  const [line] = (await readFile(pidFile, "utf8").catch(() => "")).split("\n");
  const pid = Number(line);
  if (!pid) return;
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  if (command.includes(dataDir)) {
    process.kill(pid, "SIGINT");
    await waitFor(async () => !(await stat(pidFile).catch(() => null)), {
      seconds: 20,
      what: "the previous PostgreSQL to stop",
    });
    return;
  }
  await rm(pidFile, { force: true });
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  server.ref();
  // Fast shutdown: roll back what is open, write a checkpoint, end.
  server.kill("SIGINT");
  await ended;
}

/** A locale every machine has, so that messages and sorting do not depend on the developer's. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: "C" };
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function run(runner: Runner, program: string, args: string[]): Promise<void> {
  const child = spawn(program, args, {
    ...runner.identity,
    cwd: "/",
    env: serverEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`${path.basename(program)} failed:\n${output}`);
}
