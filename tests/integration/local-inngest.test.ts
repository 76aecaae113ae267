import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { Inngest, NonRetriableError, RetryAfterError, StepError } from "inngest";
import { serve } from "inngest/node";
import { afterEach, describe, expect, it } from "vitest";
import { type InngestControl, inngestControl } from "../../local/inngest/control.js";
import { holds } from "../../local/inngest/expressions.js";
import { parseCron } from "../../local/inngest/schedule/cron.js";
import { parseDuration } from "../../local/inngest/schedule/duration.js";
import { type InngestPart, startInngest } from "../../local/inngest/start.js";

const silent = { info() {}, warn() {}, error() {}, debug() {} };
type Functions = Parameters<typeof serve>[0]["functions"];

describe("steps", () => {
  it("run once each, in order, and give the function its result", async () => {
    const seen: string[] = [];
    const { client, control } = await world((inngest) => [
      inngest.createFunction(
        { id: "two-steps", triggers: { event: "go" } },
        async ({ event, step }) => {
          const one = await step.run(
            "one",
            () => (seen.push("one"), { n: Number(event.data["n"]) }),
          );
          const two = await step.run("two", () => (seen.push("two"), one.n + 1));
          return { two };
        },
      ),
    ]);
    await client.send({ name: "go", data: { n: 41 } });
    await control.idle();
    expect(seen).toEqual(["one", "two"]);
    expect(await lastRun(control)).toMatchObject({
      functionId: "shop-two-steps",
      eventName: "go",
      state: "completed",
      steps: ["one", "two"],
      output: { two: 42 },
    });
  });

  it("planned together run side by side, once each, and are joined", async () => {
    const seen: string[] = [];
    let together = 0;
    let most = 0;
    const work = (name: string) => async () => {
      seen.push(name);
      most = Math.max(most, (together += 1));
      await new Promise((resolve) => setTimeout(resolve, 60));
      together -= 1;
      return name;
    };
    const { client, control } = await world((inngest) => [
      inngest.createFunction({ id: "fan", triggers: { event: "go" } }, async ({ step }) => {
        const chains = ["a", "b", "c"].map(async (name) => {
          const first = await step.run(name, work(name));
          return step.run(`${name}2`, work(`${first}2`));
        });
        return Promise.all(chains);
      }),
    ]);
    await client.send({ name: "go" });
    await control.idle();
    expect((await lastRun(control)).output).toEqual(["a2", "b2", "c2"]);
    expect([...seen].sort()).toEqual(["a", "a2", "b", "b2", "c", "c2"]);
    expect(most).toBeGreaterThan(1);
  });

  it("fail, back off and succeed without repeating the steps before", async () => {
    const seen: string[] = [];
    const { client, control } = await world((inngest) => [
      inngest.createFunction({ id: "flaky", triggers: { event: "go" } }, async ({ step }) => {
        await step.run("before", () => void seen.push("before"));
        return step.run("flaky", () => {
          seen.push("flaky");
          if (seen.filter((name) => name === "flaky").length < 3) throw new Error("not yet");
          return "done";
        });
      }),
    ]);
    await client.send({ name: "go" });
    await control.idle();
    expect(seen).toEqual(["before", "flaky", "flaky", "flaky"]);
    expect(await lastRun(control)).toMatchObject({ state: "completed", output: "done" });
  });

  it("give up after their attempts with an error the function may catch", async () => {
    let tries = 0;
    const { client, control } = await world((inngest) => [
      inngest.createFunction(
        { id: "caught", retries: 1, triggers: { event: "go" } },
        async ({ step }) => {
          try {
            await step.run("broken", () => {
              tries += 1;
              throw new Error("out of paper");
            });
          } catch (error) {
            return error instanceof StepError ? `caught: ${error.message}` : "something else";
          }
          return "no error";
        },
      ),
    ]);
    await client.send({ name: "go" });
    await control.idle();
    expect(tries).toBe(2);
    expect((await lastRun(control)).output).toBe("caught: out of paper");
  });

  it("wait as long as a RetryAfterError says, and not at all after a NonRetriableError", async () => {
    let later = 0;
    let never = 0;
    const { client, control } = await world((inngest) => [
      inngest.createFunction({ id: "later", triggers: { event: "later" } }, () => {
        later += 1;
        throw new RetryAfterError("busy", "1h");
      }),
      inngest.createFunction({ id: "never", triggers: { event: "never" } }, () => {
        never += 1;
        throw new NonRetriableError("no use");
      }),
    ]);
    await client.send([{ name: "later" }, { name: "never" }]);
    await expect.poll(async () => (await runOf(control, "shop-never"))?.state).toBe("failed");
    await expect.poll(() => later).toBe(1);
    const waiting = await runOf(control, "shop-later");
    expect(Date.parse(waiting?.nextAt ?? "")).toBeGreaterThan(Date.now() + 3_000_000);
    await control.wake();
    await expect.poll(() => later).toBe(2);
    expect(never).toBe(1);
  });
});

describe("waiting", () => {
  it("sleeps until its time, counts as idle meanwhile, and can be woken", async () => {
    const seen: string[] = [];
    const { client, control } = await world((inngest) => [
      inngest.createFunction({ id: "sleepy", triggers: { event: "go" } }, async ({ step }) => {
        await step.run("before", () => void seen.push("before"));
        await step.sleep("nap", "1s");
        await step.sleepUntil("long nap", new Date(Date.now() + 3_600_000));
        await step.run("after", () => void seen.push("after"));
      }),
    ]);
    await client.send({ name: "go" });
    await control.idle();
    expect((await lastRun(control)).state).toBe("sleeping");
    await expect
      .poll(async () => (await lastRun(control)).steps, { timeout: 4_000 })
      .toEqual(["before", "nap"]);
    await control.idle();
    expect(seen).toEqual(["before"]);
    await control.wake();
    await control.idle();
    expect(seen).toEqual(["before", "after"]);
  });

  it("takes the event that matches, or null when none comes in time", async () => {
    const { client, control } = await world((inngest) => [
      inngest.createFunction({ id: "waits", triggers: { event: "go" } }, async ({ step }) => {
        const paid = await step.waitForEvent("paid", {
          event: "paid",
          timeout: "1h",
          if: "event.data.booking == async.data.booking",
        });
        const never = await step.waitForEvent("never", { event: "never", timeout: "1h" });
        return { paid: paid?.data["by"], never };
      }),
    ]);
    await client.send({ name: "go", data: { booking: "bkg_1" } });
    await control.idle();
    await client.send({ name: "paid", data: { booking: "bkg_2", by: "stranger" } });
    await client.send({ name: "paid", data: { booking: "bkg_1", by: "owner" } });
    await control.idle();
    await control.wake({ timeouts: true });
    await control.idle();
    expect((await lastRun(control)).output).toEqual({ paid: "owner", never: null });
  });

  it("calls another function and gets its result or its failure", async () => {
    const { client, control } = await world((inngest) => {
      const double = inngest.createFunction({ id: "double", retries: 0 }, ({ event }) => {
        const { n = 0 } = event.data as { n?: number };
        if (n < 0) throw new Error("negative");
        return n * 2;
      });
      const asks = inngest.createFunction(
        { id: "asks", triggers: { event: "go" } },
        async ({ step }) => {
          const good = await step.invoke("good", { function: double, data: { n: 4 } });
          const bad = await step
            .invoke("bad", { function: double, data: { n: -1 } })
            .catch((error: unknown) => (error as Error).message);
          return { good, bad };
        },
      );
      return [double, asks];
    });
    await client.send({ name: "go" });
    await control.idle();
    expect((await runOf(control, "shop-asks"))?.output).toEqual({ good: 8, bad: "negative" });
  });

  it("is cancelled by a matching event only", async () => {
    const seen: string[] = [];
    const { client, control } = await world((inngest) => [
      inngest.createFunction(
        {
          id: "expire",
          triggers: { event: "held" },
          cancelOn: [
            { event: "confirmed", if: "event.data.booking == async.data.booking" },
            { event: "ended", if: "async.data.booking == event.data.booking" },
          ],
        },
        async ({ event, step }) => {
          await step.sleep("until the deadline", "10m");
          await step.run("free", () => void seen.push(String(event.data["booking"])));
        },
      ),
    ]);
    for (const booking of ["a", "b", "c"]) await client.send({ name: "held", data: { booking } });
    await control.idle();
    await client.send({ name: "confirmed", data: { booking: "a" } });
    await client.send({ name: "ended", data: { booking: "b" } });
    await control.wake();
    await control.idle();
    expect(seen).toEqual(["c"]);
    const states = (await control.runs()).map((run) => run.state);
    expect(states).toEqual(["cancelled", "cancelled", "completed"]);
  });
});

describe("functions", () => {
  it("that fail for good hand the error and the event to onFailure", async () => {
    const failures: unknown[] = [];
    const { client, control } = await world((inngest) => [
      inngest.createFunction(
        {
          id: "doomed",
          retries: 1,
          triggers: { event: "go" },
          onFailure: ({ error, event }) => {
            failures.push({ message: error.message, was: event.data.event.data });
          },
        },
        () => {
          throw new Error("broken");
        },
      ),
    ]);
    await client.send({ name: "go", data: { n: 1 } });
    await control.idle();
    expect(failures).toEqual([{ message: "broken", was: { n: 1 } }]);
    expect(await runOf(control, "shop-doomed")).toMatchObject({ state: "failed", calls: 2 });
  });

  it("start once for an event id sent three times, and only when their condition holds", async () => {
    let runs = 0;
    const { client, control } = await world((inngest) => [
      inngest.createFunction(
        {
          id: "once",
          triggers: { event: "paid", if: "event.data.amount > 10 && event.data.live" },
        },
        () => void (runs += 1),
      ),
    ]);
    const paid = { id: "evt_1", name: "paid", data: { amount: 20, live: true } };
    await client.send(paid);
    await Promise.all([client.send(paid), client.send([paid, paid])]);
    await client.send({ name: "paid", data: { amount: 5, live: true } });
    await control.idle();
    expect(runs).toBe(1);
    expect(await control.events()).toHaveLength(2);
  });

  it("keep to one call at a time per key", async () => {
    const busy = new Map<string, number>();
    const most = new Map<string, number>();
    let overall = 0;
    const { client, control } = await world((inngest) => [
      inngest.createFunction(
        {
          id: "by-booking",
          triggers: { event: "go" },
          concurrency: { limit: 1, key: "event.data.booking" },
        },
        async ({ event }) => {
          const key = String(event.data["booking"]);
          busy.set(key, (busy.get(key) ?? 0) + 1);
          most.set(key, Math.max(most.get(key) ?? 0, busy.get(key) ?? 0));
          overall = Math.max(
            overall,
            [...busy.values()].reduce((a, b) => a + b),
          );
          await new Promise((resolve) => setTimeout(resolve, 40));
          busy.set(key, (busy.get(key) ?? 0) - 1);
        },
      ),
    ]);
    const events = ["a", "a", "a", "b", "b"].map((booking) => ({ name: "go", data: { booking } }));
    await client.send(events);
    await control.idle();
    expect(Object.fromEntries(most)).toEqual({ a: 1, b: 1 });
    expect(overall).toBe(2);
    expect((await control.runs()).every((run) => run.state === "completed")).toBe(true);
  });

  it("are throttled, batched, debounced and limited as they ask", async () => {
    const calls: Record<string, number[]> = {
      throttled: [],
      batched: [],
      debounced: [],
      limited: [],
    };
    const { client, control } = await world((inngest) => [
      inngest.createFunction(
        { id: "throttled", triggers: { event: "go" }, throttle: { limit: 2, period: "1h" } },
        () => void calls["throttled"]?.push(1),
      ),
      inngest.createFunction(
        { id: "batched", triggers: { event: "go" }, batchEvents: { maxSize: 3, timeout: "60s" } },
        ({ events }) => void calls["batched"]?.push(events.length),
      ),
      inngest.createFunction(
        { id: "debounced", triggers: { event: "go" }, debounce: { period: "1m" } },
        ({ event }) => void calls["debounced"]?.push(Number(event.data["n"])),
      ),
      inngest.createFunction(
        { id: "limited", triggers: { event: "go" }, rateLimit: { limit: 1, period: "1h" } },
        () => void calls["limited"]?.push(1),
      ),
    ]);
    for (const n of [1, 2, 3, 4]) await client.send({ name: "go", data: { n } });
    await control.idle();
    expect(calls).toEqual({ throttled: [1, 1], batched: [3], debounced: [], limited: [1] });
    await control.wake();
    await control.idle();
    expect(calls).toEqual({
      throttled: [1, 1, 1, 1],
      batched: [3, 1],
      debounced: [4],
      limited: [1],
    });
  });

  it("run on their schedule when it is fired", async () => {
    const names: string[] = [];
    const { control } = await world((inngest) => [
      inngest.createFunction(
        { id: "sweep", triggers: { cron: "TZ=Europe/Berlin */5 * * * *" } },
        ({ event }) => void names.push(event.name),
      ),
    ]);
    await control.cron("sweep");
    await control.idle();
    expect(names).toEqual(["inngest/scheduled.timer"]);
    await expect(control.cron("absent")).rejects.toThrow(/unknown/);
  });

  it("send events from a step, once", async () => {
    const got: unknown[] = [];
    const { client, control } = await world((inngest) => [
      inngest.createFunction({ id: "sender", triggers: { event: "go" } }, async ({ step }) => {
        await step.sendEvent("tell", { name: "told", data: { n: 1 } });
        await step.run("last", () => null);
      }),
      inngest.createFunction({ id: "hearer", triggers: { event: "told" } }, ({ event }) => {
        got.push(event.data);
      }),
    ]);
    await client.send({ name: "go" });
    await control.idle();
    expect(got).toEqual([{ n: 1 }]);
  });
});

describe("the engine", () => {
  it("takes events while paused and runs them afterwards; refuses them while down", async () => {
    let runs = 0;
    const { client, control } = await world((inngest) => [
      inngest.createFunction({ id: "count", triggers: { event: "go" } }, () => void (runs += 1)),
    ]);
    await control.pause();
    await client.send({ name: "go" });
    expect((await lastRun(control)).state).toBe("queued");
    expect(runs).toBe(0);
    await control.resume();
    await control.idle();
    expect(runs).toBe(1);

    await control.down();
    await expect(client.send({ name: "go" })).rejects.toThrow(/503/);
    await control.up();
    await client.send({ name: "go" });
    await control.idle();
    expect(runs).toBe(2);
  });

  it("stopped in the middle of a sleep or a step goes on where it was", async () => {
    const seen: string[] = [];
    let hang = true;
    const { client, control, restart } = await world((inngest) => [
      inngest.createFunction({ id: "long", triggers: { event: "go" } }, async ({ step }) => {
        await step.run("before", () => void seen.push("before"));
        await step.sleep("nap", "1h");
        return step.run("after", () => "slept well");
      }),
      inngest.createFunction({ id: "stuck", triggers: { event: "stuck" } }, async ({ step }) => {
        return step.run("hangs", async () => {
          seen.push("hangs");
          while (hang) await new Promise((resolve) => setTimeout(resolve, 10));
          return "at last";
        });
      }),
    ]);
    await client.send({ id: "evt_go", name: "go" });
    await control.idle();
    await client.send({ name: "stuck" });
    await expect.poll(() => seen).toEqual(["before", "hangs"]);

    await restart();
    hang = false;
    await client.send({ id: "evt_go", name: "go" });
    await expect.poll(async () => (await runOf(control, "shop-stuck"))?.output).toBe("at last");
    expect((await runOf(control, "shop-long"))?.state).toBe("sleeping");
    await control.wake();
    await control.idle();
    expect((await runOf(control, "shop-long"))?.output).toBe("slept well");
    expect(seen).toEqual(["before", "hangs", "hangs"]);
    expect(await control.runs()).toHaveLength(2);
  });

  it("keeps asking an app that is away, without spending attempts", async () => {
    let attempts: number[] = [];
    const { client, control, app } = await world((inngest) => [
      inngest.createFunction(
        { id: "patient", retries: 0, triggers: { event: "go" } },
        ({ attempt }) => void (attempts = [...attempts, attempt]),
      ),
    ]);
    await app.stop();
    await client.send({ name: "go" });
    await expect.poll(async () => (await lastRun(control)).calls).toBeGreaterThan(2);
    await app.start();
    await control.idle();
    expect(attempts).toEqual([0]);
    expect((await lastRun(control)).state).toBe("completed");
  });

  it("finds an app that believes it is behind https, as Next does in production mode", async () => {
    let runs = 0;
    const { client, control } = await world(
      (inngest) => [
        inngest.createFunction({ id: "count", triggers: { event: "go" } }, () => void (runs += 1)),
      ],
      (port) => `https://localhost:${port}`,
    );
    await client.send({ name: "go" });
    await control.idle();
    expect(runs).toBe(1);
  });

  it("refuses a function it would misunderstand, and says why", async () => {
    const { part } = await world(() => []);
    const step = {
      id: "step",
      name: "step",
      runtime: { type: "http", url: "http://127.0.0.1:1/" },
    };
    const functions = [
      {
        id: "shop-odd",
        triggers: [{ event: "go", expression: "event.data.list.exists(x, x > 1)" }],
        steps: { step },
      },
    ];
    const answer = await fetch(`${part.url}/fn/register`, {
      method: "POST",
      body: JSON.stringify({ appName: "shop", functions }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/shop-odd: .*not understood/);
  });

  it("shows people what ran", async () => {
    const { client, control, part } = await world((inngest) => [
      inngest.createFunction({ id: "seen", triggers: { event: "go" } }, () => "<b>bold</b>"),
    ]);
    await client.send({ name: "go" });
    await control.idle();
    const page = await (await fetch(part.url)).text();
    expect(page).toContain("shop-seen");
    expect(page).not.toContain("<b>bold</b>");
  });
});

describe("time and conditions", () => {
  const at = (iso: string) => Date.parse(iso);
  const nexts: [string, string, string][] = [
    ["* * * * *", "2026-03-01T10:00:30Z", "2026-03-01T10:01:00.000Z"],
    ["*/5 * * * *", "2026-03-01T10:05:00Z", "2026-03-01T10:10:00.000Z"],
    ["0 9 * * 1-5", "2026-03-06T09:00:00Z", "2026-03-09T09:00:00.000Z"],
    ["30 2 * * 7", "2026-03-01T02:30:00Z", "2026-03-08T02:30:00.000Z"],
    ["TZ=Europe/Berlin 0 9 * * *", "2026-03-28T09:00:00Z", "2026-03-29T07:00:00.000Z"],
    ["TZ=Asia/Kolkata 15 6 1 jan *", "2026-03-01T00:00:00Z", "2027-01-01T00:45:00.000Z"],
    ["0 0 13 * 5", "2026-03-01T00:00:00Z", "2026-03-06T00:00:00.000Z"],
    ["@hourly", "2026-03-01T10:00:00Z", "2026-03-01T11:00:00.000Z"],
  ];
  it.each(nexts)("%s after %s is %s", (cron, after, expected) => {
    expect(new Date(parseCron(cron).next(at(after)) ?? 0).toISOString()).toBe(expected);
  });

  it("refuses what is no schedule", () => {
    for (const text of ["* * * *", "60 * * * *", "a * * * *", "*/0 * * * *"]) {
      expect(() => parseCron(text)).toThrow(/Cron/);
    }
    expect(parseCron("0 0 30 2 *").next(at("2026-01-01T00:00:00Z"))).toBeNull();
  });

  it("reads durations, and compares as CEL does", () => {
    expect(parseDuration("1d2h30m10s")).toBe(95_410_000);
    expect(parseDuration("10 s")).toBe(10_000);
    expect(parseDuration("soon")).toBeNull();
    const scope = { event: { data: { a: 1, b: "x" } }, async: { data: { b: "x" } } };
    expect(holds("event.data.b == async.data.b && event.data.a >= 1", scope)).toBe(true);
    expect(holds("!(event.data.a == 1) || event.data['b'] != 'x'", scope)).toBe(false);
    expect(holds("event.data.missing == null", scope)).toBe(true);
  });
});

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface World {
  client: Inngest;
  control: InngestControl;
  part: InngestPart;
  app: { start(): Promise<void>; stop(): Promise<void> };
  /** Stops the engine and starts it again on the same state. */
  restart: () => Promise<void>;
}

async function world(
  define: (inngest: Inngest) => Functions,
  originOf: (port: number) => string = (port) => `http://127.0.0.1:${port}`,
): Promise<World> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "matinee-inngest-"));
  const port = await freePort();
  const appUrl = `http://127.0.0.1:${port}/api/inngest`;
  const options = { stateFile: path.join(folder, "state.json"), appUrl, retryBaseMs: 20 };
  let part = await startInngest({ port: 0, ...options });
  const client = new Inngest({ id: "shop", isDev: true, baseUrl: part.url, logger: silent });
  const functions = define(client);
  const app = testApp(port, serve({ client, functions, serveOrigin: originOf(port) }));
  await app.start();
  cleanups.push(async () => {
    await app.stop();
    await part.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const control = inngestControl(part.url);
  await expect
    .poll(async () => (await control.functions()).length, { timeout: 5_000 })
    .toBeGreaterThanOrEqual([...functions].length);
  const restart = async () => {
    const { port: same } = new URL(part.url);
    await part.stop();
    part = await startInngest({ port: Number(same), ...options });
  };
  return { client, control, part, app, restart };
}

function testApp(port: number, handler: http.RequestListener): World["app"] {
  let server: http.Server | null = null;
  return {
    start: () =>
      new Promise((resolve) => {
        server = http.createServer(handler).listen(port, "127.0.0.1", () => resolve());
      }),
    stop: () =>
      new Promise((resolve) => {
        if (!server) return resolve();
        server.close(() => resolve());
        server.closeAllConnections();
        server = null;
      }),
  };
}

async function freePort(): Promise<number> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

async function lastRun(control: InngestControl) {
  const run = (await control.runs()).at(-1);
  if (!run) throw new Error("Nothing has run.");
  return run;
}

async function runOf(control: InngestControl, functionId: string) {
  return (await control.runs()).findLast((run) => run.functionId === functionId);
}
