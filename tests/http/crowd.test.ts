import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { redisControl } from "@/local/redis/control";
import { db } from "@/lib/db/client";
import { now } from "@/lib/services/clock";
import { apiFor, call, type Answer, type HoldAnswer, type Problem } from "@/tests/support/api";
import { expectInvariants } from "@/tests/support/invariants";
import { lookInto, readEnvironment, signInPeople, visit } from "@/tests/support/people";
import { startSecondApp } from "@/tests/support/second-app";
import { startStatementCounter } from "@/tests/support/statement-counter";
import { until } from "@/tests/support/until";
import { makeShowtime, type TestShowtime } from "@/tests/support/world";

const stack = inject("stack");
const redis = redisControl(stack.redis.url);
const CROWD = 200;
const MOST_AT_THE_CLAIMS = 20;
const MOST_ROUNDS = 4;

let app = "";
let counter: Awaited<ReturnType<typeof startStatementCounter>>;
let stop = () => Promise.resolve();
let output = () => "";

beforeAll(async () => {
  await lookInto(stack, inject("stackFolder"));
  counter = await startStatementCounter(stack.database);
  const environment = await readEnvironment(stack, inject("stackFolder"));
  // The same product, whose words to PostgreSQL are overheard.
  const second = await startSecondApp({ ...environment, DATABASE_URL: counter.url });
  app = second.url;
  ({ stop, output } = second);
});

afterAll(async () => {
  await stop();
  await counter.stop();
});

afterEach(async () => {
  await redis.resume();
  await redis.up();
  await until("Redis is asked again", async () => ((await partsOf()).redis === "up" ? true : null));
});

test("with Redis up, two hundred people press two seats: one has them, and few reach the claims", async () => {
  for (let round = 1; ; round += 1) {
    const show = await makeShowtime(now());
    await openSale(show);
    const missed = countMissedAnswers();
    const answers = await pressAtOnce(show);
    expectOneWinner(answers, show);
    const visits = counter.takeVisits("seat_claims");
    await expectTwoClaims(show);
    // On a machine too busy for 250 ms Redis was not up, by the product's own account: again.
    if (countMissedAnswers() > missed && round < MOST_ROUNDS) continue;
    expect(visits).toBeLessThanOrEqual(MOST_AT_THE_CLAIMS);
    return;
  }
});

test("with Redis down, all two hundred reach the claims and the answers are the same", async () => {
  const show = await makeShowtime(now());
  await openSale(show);
  await redis.down();
  const answers = await pressAtOnce(show);
  expectOneWinner(answers, show);
  expect(counter.takeVisits("seat_claims")).toBeGreaterThanOrEqual(CROWD);
  await expectTwoClaims(show);
});

test.each([
  ["hangs", () => redis.pause()],
  ["loses its memory", () => redis.flush()],
  ["is cut off", () => redis.down()],
  ["loses every answer", () => redis.dropAnswers(10_000)],
])("when Redis %s in the middle of it, still one has them", async (_, hurt) => {
  const show = await makeShowtime(now());
  await openSale(show);
  const before = await redis.requests();
  const running = pressAtOnce(show);
  await until("the crowd is at Redis", async () =>
    (await redis.requests()) > before + CROWD / 4 ? true : null,
  );
  await hurt();
  const answers = await running;
  await redis.dropAnswers(0);
  expectOneWinner(answers, show);
  await expectTwoClaims(show);
});

test("after the memory was lost, a sold-out pair stays sold out", async () => {
  const show = await makeShowtime(now());
  const [first, second] = [await visit(app), await visit(app)];
  const seats = [show.seat("A1"), show.seat("A2")];
  expect((await first.api.lock(show.showtimeId, seats)).status).toBe(201);
  await redis.flush();
  const late = await second.api.lock<Problem>(show.showtimeId, seats);
  expect([late.status, late.body.code]).toEqual([409, "seats_taken"]);
  await expectTwoClaims(show);
});

/** Everybody has looked at the map before the sale: layouts and connections are warm. */
async function openSale(show: TestShowtime): Promise<void> {
  const early = await visit(app);
  const warm = await makeShowtime(now());
  await early.api.lock(warm.showtimeId, [warm.seat("A1"), warm.seat("A2")]);
  await apiFor(app).seats(show.showtimeId);
  // The snapshot of that look is forgotten before anything is counted.
  await pause(600);
  counter.takeVisits("seat_claims");
}

async function pressAtOnce(show: TestShowtime) {
  const people = await signInPeople(CROWD);
  const json = { showtimeId: show.showtimeId, seatIds: [show.seat("A1"), show.seat("A2")] };
  return Promise.all(
    people.map(({ token, address }) =>
      call<HoldAnswer & Problem>(app, "/api/bookings/lock-seats", { token, address, json }),
    ),
  );
}

function expectOneWinner(answers: readonly Answer<HoldAnswer & Problem>[], show: TestShowtime) {
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([201, ...Array.from({ length: CROWD - 1 }, () => 409)]);
  const wanted = [show.seat("A1"), show.seat("A2")];
  for (const { body } of answers.filter(({ status }) => status === 409)) {
    expect(body.code).toBe("seats_taken");
    const named = (body.seats ?? []).map((seat) => seat.seatId);
    expect(named.length).toBeGreaterThan(0);
    expect(wanted).toEqual(expect.arrayContaining(named));
  }
}

async function expectTwoClaims(show: TestShowtime): Promise<void> {
  const claims = await db().seatClaim.findMany({ where: { showtimeId: show.showtimeId } });
  expect(claims.map((claim) => claim.seatId).sort()).toEqual([show.seat("A1"), show.seat("A2")]);
  expect(new Set(claims.map((claim) => claim.bookingId)).size).toBe(1);
  expect(await db().booking.count({ where: { showtimeId: show.showtimeId } })).toBe(1);
  await expectInvariants(now());
}

function countMissedAnswers(): number {
  return output().split("redis.away").length;
}

async function partsOf(): Promise<{ redis: string }> {
  return (await call<{ parts: { redis: string } }>(app, "/api/health")).body.parts;
}
