import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { db } from "@/lib/db/client";
import { now } from "@/lib/services/clock";
import { apiFor, newAddress } from "@/tests/support/api";
import { lookInto, readEnvironment, signInPerson } from "@/tests/support/people";
import { runToItsEnd, startSecondApp } from "@/tests/support/second-app";
import { until } from "@/tests/support/until";
import { makeShowtime } from "@/tests/support/world";

/** A movie of the seed: one that a test made is in no cached list until a version is raised. */
const SEEDED = "midnight-monsoon";

const stack = inject("stack");
let environment: Record<string, string>;
let second = "";
let stop = () => Promise.resolve();

beforeAll(async () => {
  await lookInto(stack, inject("stackFolder"));
  environment = await readEnvironment(stack, inject("stackFolder"));
  const app = await startSecondApp(environment);
  second = app.url;
  stop = app.stop;
});
afterAll(() => stop());

test("an edited film is shown at once by every process", async () => {
  const { slug, title } = await db().movie.findUniqueOrThrow({ where: { slug: SEEDED } });
  expect(await titlesOf(slug)).toEqual([title, title]);
  await edit(slug, "A title of today");
  expect(await titlesOf(slug)).toEqual(["A title of today", "A title of today"]);
  await edit(slug, title);
  expect(await titlesOf(slug)).toEqual([title, title]);
});

test("without a new version both processes answer from what they keep", async () => {
  const { slug, title } = await db().movie.findUniqueOrThrow({ where: { slug: SEEDED } });
  expect(await titlesOf(slug)).toEqual([title, title]);
  await db().movie.update({ where: { slug }, data: { title: "Seen by nobody" } });
  expect(await titlesOf(slug)).toEqual([title, title]);
  await db().movie.update({ where: { slug }, data: { title } });
});

test("a session of one process is one of the other, and a hold in one is seen in the other", async () => {
  const show = await makeShowtime(now());
  const person = await signInPerson();
  const seatIds = [show.seat("A1"), show.seat("A2")];
  const watcher = apiFor(second, { address: newAddress() });
  await watcher.seats(show.showtimeId);
  const held = await apiFor(stack.app, person).lock(show.showtimeId, seatIds);
  expect(held.status).toBe(201);
  await until(
    "the other process shows the hold",
    async () => {
      const { seats } = (await watcher.seats(show.showtimeId)).body;
      const states = seats.filter((seat) => seatIds.includes(seat.id)).map((seat) => seat.state);
      return states.every((state) => state === "held") ? true : null;
    },
    { seconds: 1, everyMs: 50 },
  );
  const there = await apiFor(second, person).booking(held.body.bookingId);
  expect([there.status, there.body.state]).toEqual([200, "PENDING"]);
});

test("production refuses to start with the local cloud's secrets and vendors, and names them", async () => {
  const { code, output } = await runToItsEnd({ ...environment, APP_ENV: "production" });
  expect(code).not.toBe(0);
  for (const name of [
    "UPSTASH_REDIS_REST_TOKEN",
    "STRIPE_SECRET_KEY",
    "STRIPE_WEBHOOK_SECRETS",
    "RESEND_API_KEY",
    "INNGEST_EVENT_KEY",
    "INNGEST_SIGNING_KEY",
    "NEXTAUTH_SECRET",
    "TICKET_SIGNING_KEY",
    "STRIPE_API_BASE points at this machine",
    "RESEND_BASE_URL points at this machine",
    "UPSTASH_REDIS_REST_URL points at this machine",
    "INNGEST_DEV",
  ]) {
    expect(output).toContain(name);
  }
  for (const secret of [environment["NEXTAUTH_SECRET"], environment["TICKET_SIGNING_KEY"]]) {
    expect(output).not.toContain(secret);
  }
});

test("without an environment the application does not start, and says what is missing", async () => {
  const { code, output } = await runToItsEnd({});
  expect(code).not.toBe(0);
  for (const name of ["DATABASE_URL", "STRIPE_SECRET_KEY", "TRUSTED_PROXY_HOPS"]) {
    expect(output).toContain(name);
  }
});

/** As a command edits: the row and its catalogue version in one transaction. */
async function edit(slug: string, title: string): Promise<void> {
  await db().$transaction([
    db().movie.update({ where: { slug }, data: { title } }),
    db().catalogueVersion.upsert({
      where: { scope: "movies" },
      update: { version: { increment: 1 } },
      create: { scope: "movies", version: 1 },
    }),
  ]);
}

/** The title as each process shows it in the API, after its page was found to show the same. */
async function titlesOf(slug: string): Promise<string[]> {
  return Promise.all(
    [stack.app, second].map(async (app) => {
      const guest = apiFor(app, { address: newAddress() });
      const { title } = (await guest.get<{ title: string }>(`/api/movies/${slug}`)).body;
      expect((await guest.get<string>(`/movies/${slug}`)).text).toContain(title);
      return title;
    }),
  );
}
