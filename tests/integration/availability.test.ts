import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { cancelBooking } from "@/lib/commands/cancel-booking";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/policy";
import { MINUTE_MS, shift } from "@/lib/domain/time";
import { findSeatMap } from "@/lib/queries/seat-map";
import { now } from "@/lib/services/clock";
import { makeCheckout, makeConfirmed, makeHold } from "@/tests/support/money";
import { setRedis } from "@/tests/support/redis-modes";
import { startSecondInstance } from "@/tests/support/second-instance";
import { startStatementCounter } from "@/tests/support/statement-counter";
import { makeMember, makeShowtime, type TestShowtime } from "@/tests/support/world";

const GUEST = { kind: "guest" } as const;
const OLDEST_MS = 1_000;

const counter = await startStatementCounter(process.env["DATABASE_URL"] ?? "");
process.env["DATABASE_URL"] = counter.url;
const other = await startSecondInstance();

beforeEach(() => setRedis("with Redis"));
afterAll(async () => {
  await other.stop();
  await db().$disconnect();
  await counter.stop();
});

describe("what a person sees of a seat", () => {
  test("available, held by someone, yours, sold and not for sale", async () => {
    const show = await makeShowtime(now(), { rows: ["oooooooox"] });
    const { actor } = await makeHold({ show, seats: ["A1", "A2"] });
    await makeConfirmed({ show, seats: ["A3", "A4"] });
    await makeCheckout({ show, seats: ["A5", "A6"] });
    await block(show, "A7");
    const seen = [
      "held",
      "held",
      "sold",
      "sold",
      "held",
      "held",
      "blocked",
      "available",
      "blocked",
    ];
    expect(await readStates(show, GUEST)).toEqual(seen);
    expect(await readStates(show, actor)).toEqual(["yours", "yours", ...seen.slice(2)]);
    expect((await findSeatMap(GUEST, show.showtimeId, now()))?.available).toBe(1);
  });

  test("a hold that ran out is available at its deadline, with no job running", async () => {
    const { show, at } = await makeHold();
    const deadlineAt = shift(at, 12 * MINUTE_MS);
    expect((await readStates(show, GUEST, shift(deadlineAt, -1)))[0]).toBe("held");
    expect((await readStates(show, GUEST, deadlineAt))[0]).toBe("available");
  });

  test("a seat in an open checkout is held beyond the deadline", async () => {
    const { show, at } = await makeCheckout();
    expect((await readStates(show, GUEST, shift(at, 20 * MINUTE_MS)))[0]).toBe("held");
  });
});

describe("how old it may be", () => {
  test("what this instance does is seen at once", async () => {
    const show = await makeShowtime(now());
    expect((await readStates(show, GUEST))[0]).toBe("available");
    const { actor, bookingId } = await makeHold({ show });
    expect((await readStates(show, GUEST))[0]).toBe("held");
    await cancelBooking({ bookingId }, { actor, now: now() });
    expect((await readStates(show, GUEST))[0]).toBe("available");
  });

  test("what another instance does is seen within a second", async () => {
    const show = await makeShowtime(now());
    expect(await other.ask("available", show.showtimeId)).toBe(24);
    await makeHold({ show });
    const from = performance.now();
    await expect
      .poll(() => other.ask("available", show.showtimeId), { timeout: OLDEST_MS, interval: 50 })
      .toBe(22);
    expect(performance.now() - from).toBeLessThan(OLDEST_MS);
  });

  test("a crowd of watchers reads the claims once, not once each", async () => {
    const show = await makeShowtime(now());
    const actor = await makeMember();
    await readStates(show, actor);
    counter.takeVisits("seat_claims");
    await Promise.all(Array.from({ length: 100 }, () => readStates(show, actor)));
    expect(counter.takeVisits("seat_claims")).toBeLessThanOrEqual(4);
  });
});

async function readStates(show: TestShowtime, actor: Actor, at = now()): Promise<string[]> {
  const map = await findSeatMap(actor, show.showtimeId, at);
  return (map?.seats ?? []).map((seat) => seat.state);
}

async function block(show: TestShowtime, name: string): Promise<void> {
  const { showtimeId } = show;
  await db().seatClaim.create({ data: { showtimeId, seatId: show.seat(name), claimedAt: now() } });
}
