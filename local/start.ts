import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { seedDatabase } from "../prisma/seed/seed-database";
import { endLeftoverApp, startApp } from "./app";
import { startCloud, type Cloud } from "./cloud";
import { toEnvironment } from "./environment";
import type { Part } from "./part";
import { findFreePort } from "./process";
import { toTicketIssuer } from "./ticket-issuer";

const DEFAULT_PORT = 3000;

const [mode = "dev", ...flags] = process.argv.slice(2);
const folder = path.resolve(process.env["LOCAL_DIR"] ?? ".local");
const running: { stop(): Promise<void> }[] = [];
const stopping = new AbortController();
let appUrl: string | null = null;

/** npm may end without passing its signal on; an orphaned cloud would keep its ports for ever. */
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) void stopAll(0);
}, 1_000).unref();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => void stopAll(0));
}

const starting = start();
try {
  await starting;
} catch (error) {
  if (!stopping.signal.aborted)
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  await stopAll(1);
}

async function start(): Promise<void> {
  if (mode !== "dev" && mode !== "demo") throw new Error(`Say "dev" or "demo", not "${mode}".`);
  if (!existsSync(path.resolve("lib/db/generated/client.ts"))) {
    throw new Error("The database client is missing. Run: npm run generate");
  }
  await mkdir(folder, { recursive: true });
  await rm(stackFile(), { force: true });
  await endLeftoverApp(folder);
  const appPort = await findFreePort(Number(process.env["PORT"] ?? DEFAULT_PORT));
  const hasAnyPorts = flags.includes("--any-ports");
  const cloud = await startCloud({ folder, appPort, hasAnyPorts, onPart: say });
  running.push(cloud);
  stopping.signal.throwIfAborted();
  const environment = toEnvironment(cloud, appPort);
  const seeded = await seedDatabase(cloud.databaseUrl, {
    accounts: cloud.secrets.accounts,
    now: new Date(),
    publicUrl: `http://127.0.0.1:${appPort}`,
    issueCode: toTicketIssuer(cloud.secrets.ticketKey),
  });
  say({ name: "Programme", detail: `${seeded.showtimes} showtimes added` });
  const isBuilt = flags.includes("--no-build");
  const { signal } = stopping;
  const app = await startApp({ mode, port: appPort, folder, environment, isBuilt, signal });
  running.push(app);
  say(app);
  appUrl = app.url;
  await writeStack(cloud, app.url);
}

function say({ name, detail }: Pick<Part, "name" | "detail">): void {
  console.log(`  ${name.padEnd(12)} ${detail}`);
}

async function writeStack(cloud: Cloud, app: string): Promise<void> {
  const { accounts, webhookSecret } = cloud.secrets;
  const stack = {
    app,
    database: cloud.databaseUrl,
    redis: cloud.redis,
    stripe: { url: cloud.stripeUrl, webhookSecret },
    resend: cloud.resendUrl,
    inngest: cloud.inngestUrl,
    accounts,
  };
  // Renamed, so that whoever waits for the file never reads half of it.
  const draft = `${stackFile()}.draft`;
  await writeFile(draft, JSON.stringify(stack, null, 2), { mode: 0o600 });
  await rename(draft, stackFile());
  console.log(
    `\n  Open ${app}\n  Mails: ${cloud.resendUrl}/inbox   Payments: ${cloud.stripeUrl}   Jobs: ${cloud.inngestUrl}\n`,
  );
  for (const [role, { email, password }] of Object.entries(accounts)) {
    console.log(`  ${role.padEnd(8)} ${email.padEnd(24)} ${password}`);
  }
  console.log(
    "\n  Pay with 4242 4242 4242 4242, any date to come, any CVC. Ctrl-C stops everything.\n",
  );
}

function stackFile(): string {
  return path.join(folder, "stack.json");
}

async function stopAll(code: number): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  // A part that is only just starting is not known yet, and would be left running.
  await starting.catch(() => undefined);
  const told = await readFile(stackFile(), "utf8").catch(() => "");
  // Another cloud may have been started in this folder since.
  if (appUrl !== null && told.includes(`"${appUrl}"`)) await rm(stackFile(), { force: true });
  for (const one of running.reverse()) await one.stop();
  process.exit(code);
}
