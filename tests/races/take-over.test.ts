import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { holdSeats } from "@/lib/commands/hold-seats";
import { startCheckout } from "@/lib/commands/start-checkout";
import { db } from "@/lib/db/client";
import type { SignedIn } from "@/lib/domain/policy";
import { MINUTE_MS, shift } from "@/lib/domain/time";
import { now } from "@/lib/services/clock";
import { expectInvariants } from "@/tests/support/invariants";
import { REDIS_MODES, setRedis } from "@/tests/support/redis-modes";
import { closeGate, countDeadlocks, raceBehindGate } from "@/tests/support/starting-gate";
import { makeMembers, makeShowtime, type TestShowtime } from "@/tests/support/world";

const PAIR = ["A1", "A2"];

afterAll(async () => expect(await countDeadlocks()).toBe(0));

test("the gate is not blind: whoever looks at the deadline first and updates then takes a hold over twenty times", async () => {
  const { show, deadlineAt } = await makeOverdueHold();
  const people = await makeMembers(20);
  const { answers, parked } = await raceBehindGate(
    people.map((_, n) => () => takeOverNaively(show, `racer ${n}`, deadlineAt)),
  );
  expect(parked).toBe(20);
  expect(answers.filter((hasSeat) => hasSeat)).toHaveLength(20);
});

describe.each(REDIS_MODES)("%s", (mode) => {
  beforeAll(() => setRedis(mode));

  test("twenty people take over a hold that ran out: one has it", async () => {
    const { show, deadlineAt } = await makeOverdueHold();
    const people = await makeMembers(20);
    const { answers } = await raceBehindGate(
      people.map((person) => () => hold(person, show, deadlineAt)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await listOwners(show)).toEqual([[...winnersOf(answers)], [...winnersOf(answers)]]);
    await expectInvariants(now());
  });

  test("the owner of a hold that ran out and another person press its seats: one has them", async () => {
    const { show, owner, deadlineAt } = await makeOverdueHold();
    const [other] = (await makeMembers(1)) as [SignedIn];
    const { answers, parked } = await raceBehindGate([
      () => hold(owner, show, deadlineAt),
      () => hold(other, show, deadlineAt),
    ]);
    expect(parked).toBeGreaterThan(0);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await listOwners(show)).toEqual([[...winnersOf(answers)], [...winnersOf(answers)]]);
    await expectInvariants(now());
  });

  test("a checkout opens in the last moment while another person takes the seats over: the seats stay with the checkout", async () => {
    const { show, owner, bookingId, deadlineAt } = await makeOverdueHold();
    const [other] = (await makeMembers(1)) as [SignedIn];
    const { answers, parked } = await raceBehindGate<{ ok: boolean }>([
      () => pay(owner, bookingId, shift(deadlineAt, -1)),
      () => hold(other, show, deadlineAt),
    ]);
    expect(parked).toBe(2);
    expect(answers.map((answer) => answer.ok)).toEqual([true, false]);
    expect(await listOwners(show)).toEqual([[bookingId], [bookingId]]);
    const claims = await db().seatClaim.findMany({ where: { showtimeId: show.showtimeId } });
    expect(claims.map((claim) => claim.takeableAt)).toEqual([null, null]);
    await expectInvariants(now());
  });

  test("the seats are taken over while the checkout waits for its booking: no checkout opens", async () => {
    const { show, owner, bookingId, deadlineAt } = await makeOverdueHold();
    const [other] = (await makeMembers(1)) as [SignedIn];
    const gate = await closeGate(`select id from bookings where id = '${bookingId}' for update`);
    const paying = pay(owner, bookingId, shift(deadlineAt, -1));
    await gate.untilParked(() => 1);
    const taken = await hold(other, show, deadlineAt);
    await gate.open();
    await gate.end();
    expect(taken.ok).toBe(true);
    expect(await paying).toEqual({ ok: false, refusal: { code: "hold_expired" } });
    expect(await db().payment.count({ where: { bookingId } })).toBe(0);
    await expectInvariants(now());
  });

  test("twenty times a checkout and a take-over meet without a gate: never both, never neither", async () => {
    for (let round = 0; round < 20; round += 1) {
      const { show, owner, bookingId, deadlineAt } = await makeOverdueHold();
      const [other] = (await makeMembers(1)) as [SignedIn];
      const [paid, taken] = await Promise.all([
        pay(owner, bookingId, shift(deadlineAt, -1)),
        hold(other, show, deadlineAt),
      ]);
      expect(paid.ok).not.toBe(taken.ok);
    }
    await expectInvariants(now());
  });
});

/** A hold whose deadline is a few minutes ahead of the clock: racers come with their own now. */
async function makeOverdueHold() {
  const show = await makeShowtime(now(), { startsAt: shift(now(), 180 * MINUTE_MS) });
  const [owner] = (await makeMembers(1)) as [SignedIn];
  const held = await hold(owner, show, now());
  if (!held.ok) throw new Error(`The hold was refused: ${held.refusal.code}.`);
  const { bookingId } = held.value;
  const { deadlineAt } = await db().booking.findUniqueOrThrow({ where: { id: bookingId } });
  return { show, owner, bookingId, deadlineAt };
}

function hold(actor: SignedIn, show: TestShowtime, at: Date) {
  const input = { showtimeId: show.showtimeId, seatIds: PAIR.map((name) => show.seat(name)) };
  return holdSeats(input, { actor, now: at });
}

function pay(actor: SignedIn, bookingId: string, at: Date) {
  const urls = { successUrl: "http://127.0.0.1/back", cancelUrl: "http://127.0.0.1/no" };
  return startCheckout({ bookingId, ...urls }, { actor, now: at });
}

/** What the take-over would be without its law: look at the deadline, and update when it passed. */
function takeOverNaively(show: TestShowtime, reason: string, at: Date): Promise<boolean> {
  const seatId = show.seat("A1");
  return db().$transaction(async (tx) => {
    const seen = await tx.$queryRaw<unknown[]>`
      select 1 from seat_claims where showtime_id = ${show.showtimeId} and seat_id = ${seatId}
        and takeable_at <= ${at}::timestamptz`;
    if (seen.length === 0) return false;
    const later = shift(at, MINUTE_MS);
    return (
      (await tx.$executeRaw`
        update seat_claims set block_reason = ${reason}, takeable_at = ${later}::timestamptz
        where showtime_id = ${show.showtimeId} and seat_id = ${seatId}`) === 1
    );
  });
}

type Answers = Awaited<ReturnType<typeof hold>>[];

function winnersOf(answers: Answers): string[] {
  return answers.flatMap((answer) => (answer.ok ? [answer.value.bookingId] : []));
}

/** Which bookings claim A1 and A2. */
async function listOwners(show: TestShowtime): Promise<string[][]> {
  const claims = await db().seatClaim.findMany({ where: { showtimeId: show.showtimeId } });
  return PAIR.map((name) =>
    claims
      .filter((claim) => claim.seatId === show.seat(name))
      .map((claim) => claim.bookingId ?? "nobody"),
  );
}
