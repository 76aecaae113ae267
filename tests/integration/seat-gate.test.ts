import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { cancelBooking } from "@/lib/commands/cancel-booking";
import { holdSeats } from "@/lib/commands/hold-seats";
import { db } from "@/lib/db/client";
import type { SignedIn } from "@/lib/domain/policy";
import { MINUTE_MS, SECOND_MS, shift } from "@/lib/domain/time";
import { now } from "@/lib/services/clock";
import { openRedis } from "@/lib/services/redis";
import { passSeatGate } from "@/lib/services/seat-gate";
import { expectInvariants } from "@/tests/support/invariants";
import { testParts } from "@/tests/support/parts";
import { REDIS_MODES, setRedis } from "@/tests/support/redis-modes";
import { startStatementCounter } from "@/tests/support/statement-counter";
import { makeMember, makeMembers, makeShowtime, type TestShowtime } from "@/tests/support/world";

const PAIR = ["A1", "A2"];
/** What Redis may cost a person at most, with a margin for a busy machine. */
const PATIENCE_MS = 1_500;

const counter = await startStatementCounter(process.env["DATABASE_URL"] ?? "");
process.env["DATABASE_URL"] = counter.url;

beforeEach(() => setRedis("with Redis"));
afterAll(async () => {
  await db().$disconnect();
  await counter.stop();
});

describe.each(REDIS_MODES)("%s, two hundred people press the same two seats", (mode) => {
  beforeEach(() => setRedis(mode));

  test("one holds them and the others are told which went", async () => {
    const show = await makeShowtime(now());
    const people = await makeMembers(200);
    counter.takeVisits("seat_claims");
    const answers = await Promise.all(people.map((person) => press(person, show)));
    const visits = counter.takeVisits("seat_claims");
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok)).toEqual(
      Array.from({ length: 199 }, () => refusalFor(show)),
    );
    // Redis sheds who cannot win before they reach the claims; without it everybody gets there.
    if (mode === "with Redis") expect(visits).toBeLessThanOrEqual(20);
    else expect(visits).toBeGreaterThanOrEqual(200);
    await expectInvariants(now());
  });
});

describe("a key in Redis", () => {
  test("stands for whoever holds the seat, until the deadline", async () => {
    const show = await makeShowtime(now());
    const person = await makeMember();
    await press(person, show);
    expect(await isShutFor("usr_other", show)).toBe(true);
    expect(await isShutFor(person.userId, show)).toBe(false);
    expect(await isShutFor("usr_other", show, shift(now(), 13 * MINUTE_MS))).toBe(false);
    const [key] = await openRedis().keys(`*${show.showtimeId}*A1`);
    const leftMs = await openRedis().pttl(key ?? "");
    expect(leftMs).toBeGreaterThan(0);
    expect(leftMs).toBeLessThanOrEqual(12 * MINUTE_MS);
  });

  test("is set for all seats or for none", async () => {
    const show = await makeShowtime(now());
    await press(await makeMember(), show);
    expect((await press(await makeMember(), show, ["A2", "A3", "A4"])).ok).toBe(false);
    expect(await isShutFor("usr_other", show, now(), ["A3", "A4"])).toBe(false);
  });

  test("is taken away when PostgreSQL said no, and only by whose it is", async () => {
    const show = await makeShowtime(now());
    const [holder, loser] = (await makeMembers(2)) as [SignedIn, SignedIn];
    await press(holder, show);
    await testParts().redis.control.flush();
    expect(await press(loser, show, ["A1", "A2", "A3", "A4"])).toMatchObject(refusalFor(show));
    expect(await isShutFor("usr_other", show, now(), ["A3", "A4"])).toBe(false);
    await press(holder, show);
    await press(loser, show);
    expect(await isShutFor("usr_other", show)).toBe(true);
  });

  test("is taken away when the hold is cancelled, and when a change drops its seat", async () => {
    const show = await makeShowtime(now());
    const actor = await makeMember();
    const held = await press(actor, show);
    if (!held.ok) throw new Error("The hold was refused.");
    await press(actor, show, ["A3", "A4"]);
    expect(await isShutFor("usr_other", show)).toBe(false);
    expect(await isShutFor("usr_other", show, now(), ["A3", "A4"])).toBe(true);
    await cancelBooking({ bookingId: held.value.bookingId }, { actor, now: now() });
    expect(await isShutFor("usr_other", show, now(), ["A3", "A4"])).toBe(false);
  });

  test("of somebody who took the seats over survives that the first owner cancels", async () => {
    const show = await makeShowtime(now());
    const [first, second] = (await makeMembers(2)) as [SignedIn, SignedIn];
    const held = await press(first, show);
    if (!held.ok) throw new Error("The hold was refused.");
    const at = shift(now(), 12 * MINUTE_MS);
    expect((await press(second, show, PAIR, at)).ok).toBe(true);
    await cancelBooking({ bookingId: held.value.bookingId }, { actor: first, now: at });
    expect(await isShutFor("usr_other", show, at)).toBe(true);
    await expectInvariants(now());
  });

  test("is believed for two seconds without asking PostgreSQL, although nobody has a claim", async () => {
    const show = await makeShowtime(now());
    await press(await makeMember(), show, ["A5", "A6"]);
    await leaveKey(show, now());
    counter.takeVisits("seat_claims");
    expect(await press(await makeMember(), show)).toEqual(refusalFor(show));
    expect(counter.takeVisits("insert into")).toBe(0);
  });

  test("without a claim behind it is doubted after two seconds: PostgreSQL decides and the winner overwrites it", async () => {
    const show = await makeShowtime(now());
    await leaveKey(show, shift(now(), -2 * SECOND_MS - 1));
    const [winner, late] = (await makeMembers(2)) as [SignedIn, SignedIn];
    expect((await press(winner, show)).ok).toBe(true);
    expect(await isShutFor(winner.userId, show)).toBe(false);
    expect(await isShutFor("usr_other", show)).toBe(true);
    expect(await press(late, show)).toEqual(refusalFor(show));
    await expectInvariants(now());
  });

  test("that is old and true still sheds people before PostgreSQL", async () => {
    const show = await makeShowtime(now());
    await press(await makeMember(), show);
    counter.takeVisits("seat_claims");
    const people = await makeMembers(50);
    const at = shift(now(), MINUTE_MS);
    const answers = await Promise.all(people.map((person) => press(person, show, PAIR, at)));
    expect(answers).toEqual(people.map(() => refusalFor(show)));
    expect(counter.takeVisits("seat_claims")).toBeLessThanOrEqual(20);
  });
});

describe("Redis in trouble", () => {
  const { control } = testParts().redis;
  afterEach(() => {
    control.resume();
    control.up();
    control.dropAnswers(0);
  });

  const troubles: [string, () => Promise<void> | void][] = [
    ["loses its memory", () => control.flush()],
    ["hangs", () => control.pause()],
    ["stops", () => control.down()],
    ["drops answers", () => control.dropAnswers(40)],
  ];
  test.each(troubles)("it %s while sixty people press: nothing is sold twice", async (_, harm) => {
    const show = await makeShowtime(now());
    const people = await makeMembers(60);
    const pairs = [PAIR, ["A3", "A4"], ["A5", "A6"]];
    const before = control.requests();
    const pressing = people.map((person, n) => timed(press(person, show, pairs[n % 3])));
    // In the middle: some have asked Redis already.
    await expect.poll(() => control.requests(), { interval: 1 }).toBeGreaterThan(before);
    await harm();
    const answers = await Promise.all(pressing);
    expect(answers.filter(({ answer }) => answer.ok)).toHaveLength(3);
    for (const { answer } of answers) {
      if (!answer.ok) expect(answer.refusal.code).toBe("seats_taken");
    }
    const claims = await db().seatClaim.findMany({ where: { showtimeId: show.showtimeId } });
    expect(new Set(claims.map((claim) => claim.bookingId)).size).toBe(3);
    expect(claims).toHaveLength(6);
    await expectInvariants(now());
  });

  const silences: [string, () => void][] = [
    ["it hangs", () => control.pause()],
    ["it is down", () => control.down()],
  ];
  test.each(silences)("while %s nobody waits for it longer than it is worth", async (_, harm) => {
    const show = await makeShowtime(now());
    harm();
    for (const person of await makeMembers(3)) {
      const { answer, tookMs } = await timed(press(person, show));
      expect(answer.ok || answer.refusal.code).toSatisfy(
        (said: unknown) => said === true || said === "seats_taken",
      );
      expect(tookMs).toBeLessThan(PATIENCE_MS);
    }
  });

  test("what a hanging Redis does late closes no seat for longer than its key is believed", async () => {
    const show = await makeShowtime(now());
    const [first, second] = (await makeMembers(2)) as [SignedIn, SignedIn];
    control.pause();
    const held = await press(first, show);
    if (!held.ok) throw new Error("The hold was refused.");
    const { bookingId } = held.value;
    await cancelBooking({ bookingId }, { actor: first, now: now() });
    control.resume();
    await setRedisBack();
    expect((await press(second, show, PAIR, shift(now(), 3 * SECOND_MS))).ok).toBe(true);
    await expectInvariants(now());
  });
});

function press(actor: SignedIn, show: TestShowtime, names: readonly string[] = PAIR, at = now()) {
  const input = { showtimeId: show.showtimeId, seatIds: names.map(show.seat) };
  return holdSeats(input, { actor, now: at });
}

/** Brings Redis back without making it forget. */
async function setRedisBack(): Promise<void> {
  const { control } = testParts().redis;
  control.up();
  const seen = control.requests();
  await expect
    .poll(
      async () => {
        await passSeatGate(gateOrder("usr_probe", "sht_probe", ["sea_probe"], now()));
        return control.requests();
      },
      { timeout: 7_000, interval: 50 },
    )
    .toBeGreaterThan(seen);
}

/** Redis has a key of somebody whose release was lost: no claim stands behind it. */
async function leaveKey(show: TestShowtime, at: Date): Promise<void> {
  const order = gateOrder("usr_gone", show.showtimeId, PAIR.map(show.seat), at);
  expect(await passSeatGate(order)).toEqual({ kind: "passed" });
}

/** Whether the gate turns this person away; a person who may pass leaves keys behind. */
async function isShutFor(
  userId: string,
  show: TestShowtime,
  at = now(),
  names: readonly string[] = PAIR,
): Promise<boolean> {
  const order = gateOrder(userId, show.showtimeId, names.map(show.seat), at);
  return (await passSeatGate(order)).kind === "refused";
}

function gateOrder(userId: string, showtimeId: string, seatIds: readonly string[], at: Date) {
  const deadlineAt = shift(at, 12 * MINUTE_MS);
  return { userId, showtimeId, seatIds, bookingId: "bkg_none", deadlineAt, now: at };
}

function refusalFor(show: TestShowtime) {
  const seats = [1, 2].map((number) => ({ seatId: show.seat(`A${number}`), row: "A", number }));
  return { ok: false, refusal: { code: "seats_taken", seats } };
}

async function timed<T>(asked: Promise<T>): Promise<{ answer: T; tookMs: number }> {
  const from = performance.now();
  return { answer: await asked, tookMs: performance.now() - from };
}
