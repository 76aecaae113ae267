import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { holdSeats } from "@/lib/commands/hold-seats";
import { db } from "@/lib/db/client";
import type { SignedIn } from "@/lib/domain/policy";
import { now } from "@/lib/services/clock";
import { expectInvariants } from "@/tests/support/invariants";
import { REDIS_MODES, setRedis } from "@/tests/support/redis-modes";
import { countDeadlocks, raceBehindGate } from "@/tests/support/starting-gate";
import { makeMember, makeMembers, makeShowtime, type TestShowtime } from "@/tests/support/world";

afterAll(async () => expect(await countDeadlocks()).toBe(0));

test("the gate is not blind: whoever looks first and inserts then sells one seat twenty times", async () => {
  const show = await makeShowtime(now());
  const [people, seatId] = [await makeMembers(20), show.seat("A1")];
  await db().$executeRaw`create table naive_claims (like seat_claims)`;
  const { answers, parked } = await raceBehindGate(
    people.map(
      ({ userId }) =>
        () =>
          holdNaively(userId, show.showtimeId, seatId),
    ),
    "lock table naive_claims in share row exclusive mode",
  );
  expect(parked).toBe(20);
  expect(answers.filter((hasSeat) => hasSeat)).toHaveLength(20);
});

describe.each(REDIS_MODES)("%s", (mode) => {
  beforeAll(() => setRedis(mode));

  test("twenty people press the same two seats: one holds them, the others are told which went", async () => {
    const show = await makeShowtime(now());
    const { answers, parked } = await race(await makeMembers(20), show, () => ["A1", "A2"]);
    expect(parked).toBe(mode === "with Redis" ? 1 : 20);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    for (const answer of answers.filter((one) => !one.ok)) {
      expect(answer).toEqual({ ok: false, refusal: taken(show, ["A1", "A2"]) });
    }
    expect(await listClaims(show)).toEqual(["A1", "A2"]);
    await expectInvariants(now());
  });

  test("overlapping baskets in opposite orders are held whole or not at all", async () => {
    const show = await makeShowtime(now(), { rows: ["oooooooooooo"] });
    const baskets = [1, 3, 5, 7, 9].map((from) => [0, 1, 2, 3].map((step) => `A${from + step}`));
    const { answers } = await race(await makeMembers(20), show, (n) => {
      const basket = baskets[n % 5] as string[];
      return n % 2 === 0 ? basket : basket.toReversed();
    });
    const held = answers.flatMap((answer, n) => (answer.ok ? (baskets[n % 5] as string[]) : []));
    expect(held.length).toBeGreaterThanOrEqual(8);
    expect(await listClaims(show)).toEqual([...new Set(held)].sort());
    expect(new Set(held).size).toBe(held.length);
    for (const lost of answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]))) {
      if (lost.code !== "seats_taken") throw new Error(`An odd refusal: ${lost.code}.`);
      expect(lost.seats.length).toBeGreaterThan(0);
    }
    await expectOnlyWholeHolds(show);
    await expectInvariants(now());
  });

  test("one person presses ten times at once and has one booking", async () => {
    const show = await makeShowtime(now());
    const person = await makeMember();
    const clicks = Array.from({ length: 10 }, () => person);
    const { answers, parked } = await race(clicks, show, () => ["A1", "A2"]);
    expect(parked).toBe(10);
    const holds = answers.map((answer) => answer.ok && answer.value);
    expect(holds.filter((hold) => hold && hold.isNew)).toHaveLength(1);
    expect(new Set(holds.map((hold) => hold && hold.bookingId)).size).toBe(1);
    expect(await db().booking.count({ where: { showtimeId: show.showtimeId } })).toBe(1);
    await expectInvariants(now());
  });

  test("one person presses five different pairs at once and holds one of them", async () => {
    const show = await makeShowtime(now(), { rows: ["oooooooooo"] });
    const person = await makeMember();
    const clicks = Array.from({ length: 5 }, () => person);
    const { answers } = await race(clicks, show, (n) => [`A${2 * n + 1}`, `A${2 * n + 2}`]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
    expect(await listClaims(show)).toHaveLength(2);
    await expectOnlyWholeHolds(show);
    await expectInvariants(now());
  });

  test("a hold is changed in place while somebody else presses those seats: one has them, nobody has parts", async () => {
    const show = await makeShowtime(now());
    const [owner, other] = (await makeMembers(2)) as [SignedIn, SignedIn];
    const before = await hold(owner, show, ["A1", "A2"]);
    const { answers } = await race([owner, other], show, () => ["A3", "A4"]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const isChanged = answers[0]?.ok === true;
    expect(await listClaims(show)).toEqual(isChanged ? ["A3", "A4"] : ["A1", "A2", "A3", "A4"]);
    const kept = await db().booking.findFirstOrThrow({
      where: { userId: owner.userId, showtimeId: show.showtimeId },
    });
    expect(kept).toMatchObject({ state: "PENDING", ...(before.ok && pick(before.value)) });
    await expectOnlyWholeHolds(show);
    await expectInvariants(now());
  });

  test("two people want each other's seats at once: both keep what they have", async () => {
    const show = await makeShowtime(now());
    const people = (await makeMembers(2)) as [SignedIn, SignedIn];
    await hold(people[0], show, ["A1", "A2"]);
    await hold(people[1], show, ["A3", "A4"]);
    const { answers } = await race(people, show, (n) => (n === 0 ? ["A3", "A4"] : ["A2", "A1"]));
    expect(answers[0]).toEqual({ ok: false, refusal: taken(show, ["A3", "A4"]) });
    expect(answers[1]).toEqual({ ok: false, refusal: taken(show, ["A1", "A2"]) });
    await expectOnlyWholeHolds(show);
    await expectInvariants(now());
  });

  test("one person holds seats of two showtimes at once", async () => {
    const shows = [await makeShowtime(now()), await makeShowtime(now())];
    const person = await makeMember();
    const { answers } = await raceBehindGate(
      shows.map((show) => () => hold(person, show, ["A1", "A2"])),
    );
    const ids = answers.map((answer) => answer.ok && answer.value.isNew && answer.value.bookingId);
    expect(ids).not.toContain(false);
    expect(new Set(ids).size).toBe(2);
    await expectInvariants(now());
  });

  test("a showtime is cancelled while ten people hold its seats: none of them gets one", async () => {
    const show = await makeShowtime(now());
    const people = await makeMembers(10);
    const { answers } = await raceBehindGate(
      people.map((person, n) => () => hold(person, show, [n < 5 ? "A1" : "A6"])),
      `update showtimes set state = 'CANCELLED' where id = '${show.showtimeId}'`,
    );
    const codes = new Set(answers.map((answer) => !answer.ok && answer.refusal.code));
    // Whom Redis sheds never learns of the cancellation, and has no seat either.
    codes.delete(mode === "with Redis" ? "seats_taken" : false);
    expect([...codes]).toEqual(["showtime_not_on_sale"]);
    expect(await listClaims(show)).toEqual([]);
    await expectInvariants(now());
  });
});

function hold(actor: SignedIn, show: TestShowtime, names: readonly string[]) {
  const input = { showtimeId: show.showtimeId, seatIds: names.map((name) => show.seat(name)) };
  return holdSeats(input, { actor, now: now() });
}

function race(
  people: readonly SignedIn[],
  show: TestShowtime,
  namesOf: (n: number) => readonly string[],
) {
  return raceBehindGate(people.map((person, n) => () => hold(person, show, namesOf(n))));
}

/** What the product would be without its law: look, and insert when nothing was seen. */
function holdNaively(userId: string, showtimeId: string, seatId: string): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const seen = await tx.$queryRaw<unknown[]>`
      select 1 from naive_claims where showtime_id = ${showtimeId} and seat_id = ${seatId}`;
    if (seen.length > 0) return false;
    await tx.$executeRaw`
      insert into naive_claims (showtime_id, seat_id, booking_id, claimed_at)
      values (${showtimeId}, ${seatId}, ${userId}, now())`;
    return true;
  });
}

function taken(show: TestShowtime, names: readonly string[]) {
  const seats = names.map((name) => ({
    seatId: show.seat(name),
    row: name.slice(0, 1),
    number: Number(name.slice(1)),
  }));
  return { code: "seats_taken", seats };
}

async function listClaims(show: TestShowtime): Promise<string[]> {
  const claims = await db().seatClaim.findMany({ where: { showtimeId: show.showtimeId } });
  return claims.map(({ seatId }) => seatId.split("_").at(-1) ?? "").sort();
}

/** Every PENDING booking of the showtime claims exactly its own seats, and nobody else claims any. */
async function expectOnlyWholeHolds({ showtimeId }: TestShowtime): Promise<void> {
  const bookings = await db().booking.findMany({
    where: { showtimeId },
    select: { state: true, seats: { select: { seatId: true } }, claims: true },
  });
  for (const { state, seats, claims } of bookings) {
    expect(state).toBe("PENDING");
    expect(claims.map(({ seatId }) => seatId).sort()).toEqual(seats.map((s) => s.seatId).sort());
  }
}

function pick({ bookingId, expiresAt }: { bookingId: string; expiresAt: Date }) {
  return { id: bookingId, expiresAt };
}
