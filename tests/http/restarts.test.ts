import { readdir, readFile, readlink } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findFreePort } from "@/local/process";
import { db } from "@/lib/db/client";
import { now } from "@/lib/services/clock";
import { call } from "@/tests/support/api";
import { lookInto, visit } from "@/tests/support/people";
import { makeStackFolder, startStack, wipeStackFolder } from "@/tests/support/stack-server";
import { until } from "@/tests/support/until";
import { makeShowtime } from "@/tests/support/world";

let folder = "";
let port = 0;
let running: Awaited<ReturnType<typeof startStack>>;

beforeAll(async () => {
  folder = await makeStackFolder();
  port = await findFreePort(0);
});

afterAll(async () => {
  await running.stop();
  await db().$disconnect();
  // A failed test must not leave its stack running.
  for (const { pid } of await listProcesses(folder)) process.kill(pid, "SIGKILL");
  await wipeStackFolder(folder);
});

describe("a stack in one folder", () => {
  let buyer: Awaited<ReturnType<typeof visit>>;
  let bookingId = "";

  test("that is told to stop while it starts leaves nothing running", async () => {
    const starting = startStack({ PORT: String(port) }, folder);
    const failed = starting.then(
      () => null,
      (error: unknown) => String(error),
    );
    const starter = await until("the database is starting", findStarterOfDatabase, {
      seconds: 60,
      everyMs: 20,
    });
    process.kill(starter, "SIGTERM");
    expect(await failed).toContain("The stack ended at start");
    expect(await listProcesses(folder)).toEqual([]);
  });

  test("serves on the port it was told", async () => {
    running = await start();
    expect(new URL(running.stack.app).port).toBe(String(port));
    await lookInto(running.stack, folder);
    const show = await makeShowtime(now());
    buyer = await visit(running.stack.app);
    const held = await buyer.api.lock(show.showtimeId, [show.seat("A1"), show.seat("A2")]);
    bookingId = held.body.bookingId;
    expect(held.status).toBe(201);
    await db().$disconnect();
  });

  test("ends cleanly on SIGTERM although its application was killed before", async () => {
    process.kill(await readAppPid(), "SIGKILL");
    await until("the application is gone", async () =>
      (await call(running.stack.app, "/api/health").catch(() => null)) === null ? true : null,
    );
    await running.stop();
    expect(await listProcesses(folder)).toEqual([]);
  });

  test("starts again after its parts were orphaned by kill -9, on the same port, with all its data", async () => {
    running = await start();
    process.kill(running.pid, "SIGKILL");
    await until("its starter is gone", async () =>
      (await listProcesses(folder)).some(({ pid }) => pid === running.pid) ? null : true,
    );
    expect((await listProcesses(folder)).length).toBeGreaterThan(0);
    running = await start();
    expect(new URL(running.stack.app).port).toBe(String(port));
    const again = await buyer.api.booking(bookingId);
    expect([again.status, again.body.state]).toEqual([200, "PENDING"]);
  });

  test("is one of each after that: no application and no database of before is left", async () => {
    const commands = (await listProcesses(folder)).map(({ command }) => command);
    expect(commands.filter((one) => /postgres.* -D /.test(one))).toHaveLength(1);
    expect(commands.filter((one) => one.includes("next-server"))).toHaveLength(1);
    expect(commands.filter((one) => one.includes("local/start.ts"))).toHaveLength(1);
  });

  test("leaves no process and no stack.json behind when it is told to stop", async () => {
    await running.stop();
    expect(await listProcesses(folder)).toEqual([]);
    expect(await readdir(folder)).not.toContain("stack.json");
  });
});

function start() {
  return startStack({ PORT: String(port) }, folder);
}

async function readAppPid(): Promise<number> {
  return Number(await readFile(path.join(folder, "app.pid"), "utf8"));
}

interface Process {
  readonly pid: number;
  readonly command: string;
}

/** Every process that was started for this folder: by its command, environment or working folder. */
async function listProcesses(of: string): Promise<Process[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const read = (name: string) => readFile(`/proc/${pid}/${name}`, "utf8").catch(() => "");
      const command = (await read("cmdline")).replaceAll("\0", " ").trim();
      const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => "");
      const isOurs = [command, await read("environ"), cwd].some((text) => text.includes(of));
      // A zombie has ended; it has no command any more.
      return isOurs && command !== "" ? [{ pid, command }] : [];
    }),
  );
  return found.flat();
}

/** The starter, once the first part below it runs. */
async function findStarterOfDatabase(): Promise<number | null> {
  const all = await listProcesses(folder);
  const isStarting = all.some(({ command }) => command.includes("postgres"));
  return isStarting
    ? (all.find((one) => one.command.includes("local/start.ts"))?.pid ?? null)
    : null;
}
