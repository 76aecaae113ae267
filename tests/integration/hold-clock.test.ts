import { afterEach, describe, expect, test } from "vitest";
import { cancelBooking } from "@/lib/commands/cancel-booking";
import { expireBooking } from "@/lib/commands/expire-booking";
import { holdSeats } from "@/lib/commands/hold-seats";
import { db } from "@/lib/db/client";
import type { SignedIn } from "@/lib/domain/policy";
import { MINUTE_MS, SECOND_MS, shift } from "@/lib/domain/time";
import { now } from "@/lib/services/clock";
import { expectInvariants } from "@/tests/support/invariants";
import { makeCheckout, makeHold, pressPay, readPayment, type Sale } from "@/tests/support/money";
import { testParts } from "@/tests/support/parts";
import { makeMember, type TestShowtime } from "@/tests/support/world";

afterEach(() => testParts().stripeHand.clearFaults());

describe("the deadline", () => {
  test("seats of a hold that ran out are anybody's at its deadline, with no job running", async () => {
    const sale = await makeHold();
    const other = await makeMember();
    expect(await press(other, sale.show, minutes(sale, 12, -1))).toMatchObject({
      refusal: { code: "seats_taken" },
    });
    expect((await press(other, sale.show, minutes(sale, 12))).ok).toBe(true);
    // A take-over touches claim rows only.
    expect(await readState(sale.bookingId)).toBe("PENDING");
    await expectInvariants(now());
  });

  test("who lost the seats so cannot pay, and the job ends the booking without touching the new hold", async () => {
    const sale = await makeHold();
    const taken = await press(await makeMember(), sale.show, minutes(sale, 12));
    const at = minutes(sale, 12, SECOND_MS);
    expect(await pressPay(sale, at)).toMatchObject({ refusal: { code: "hold_expired" } });
    expect(await expireBooking(sale.bookingId, { now: at })).toEqual({ kind: "ended" });
    expect(await readState(sale.bookingId)).toBe("EXPIRED");
    const claims = await db().seatClaim.findMany({ where: { showtimeId: sale.show.showtimeId } });
    const winner = taken.ok && taken.value.bookingId;
    expect(claims.map((claim) => claim.bookingId)).toEqual([winner, winner]);
    await expectInvariants(now());
  });

  test("in its grace the seats are still nobody else's, and their person may hold them anew", async () => {
    const sale = await makeHold();
    const at = minutes(sale, 10, SECOND_MS);
    expect((await press(await makeMember(), sale.show, at)).ok).toBe(false);
    const again = await press(sale.actor, sale.show, at);
    expect(again).toMatchObject({ ok: true, value: { isNew: true } });
    expect(again.ok && again.value.bookingId).not.toBe(sale.bookingId);
    expect(await readState(sale.bookingId)).toBe("EXPIRED");
    expect(await readClock(again)).toEqual({
      chainStartedAt: sale.at,
      expiresAt: minutes(sale, 20, SECOND_MS),
      deadlineAt: minutes(sale, 22, SECOND_MS),
    });
    await expectInvariants(now());
  });
});

describe("the chain", () => {
  test("holds with gaps under two minutes end thirty minutes after the first, then two minutes' wait", async () => {
    const sale = await makeHold();
    const second = await press(sale.actor, sale.show, minutes(sale, 12));
    expect(await readClock(second)).toMatchObject({ expiresAt: minutes(sale, 22) });
    const third = await press(sale.actor, sale.show, minutes(sale, 24));
    expect(await readClock(third)).toEqual({
      chainStartedAt: sale.at,
      expiresAt: minutes(sale, 30),
      deadlineAt: minutes(sale, 30),
    });
    const ended = { code: "hold_chain_ended", retryAt: minutes(sale, 32) };
    for (const at of [minutes(sale, 30), minutes(sale, 32, -1)]) {
      expect(await press(sale.actor, sale.show, at)).toEqual({ ok: false, refusal: ended });
    }
    const fresh = await press(sale.actor, sale.show, minutes(sale, 32));
    expect(await readClock(fresh)).toEqual({
      chainStartedAt: minutes(sale, 32),
      expiresAt: minutes(sale, 42),
      deadlineAt: minutes(sale, 44),
    });
    await expectInvariants(now());
  });

  test("while one person waits, another may hold the seats", async () => {
    const sale = await makeHold();
    await press(sale.actor, sale.show, minutes(sale, 12));
    await press(sale.actor, sale.show, minutes(sale, 24));
    expect((await press(sale.actor, sale.show, minutes(sale, 30))).ok).toBe(false);
    expect((await press(await makeMember(), sale.show, minutes(sale, 30))).ok).toBe(true);
    await expectInvariants(now());
  });

  test("two minutes after the end a new chain begins, one moment before it does not", async () => {
    const [late, early] = [await makeHold(), await makeHold()];
    const fresh = await press(late.actor, late.show, minutes(late, 14));
    expect(await readClock(fresh)).toMatchObject({ chainStartedAt: minutes(late, 14) });
    const chained = await press(early.actor, early.show, minutes(early, 14, -1));
    expect(await readClock(chained)).toMatchObject({ chainStartedAt: early.at });
  });

  test("cancelling and holding again at once does not start the thirty minutes anew", async () => {
    const sale = await makeHold();
    await cancelBooking(sale, { actor: sale.actor, now: minutes(sale, 9) });
    const again = await press(sale.actor, sale.show, minutes(sale, 10));
    expect(await readClock(again)).toMatchObject({
      chainStartedAt: sale.at,
      expiresAt: minutes(sale, 20),
    });
    await expectInvariants(now());
  });

  test("another showtime has a chain of its own", async () => {
    const sale = await makeHold();
    const elsewhere = await makeHold({ actor: sale.actor, at: minutes(sale, 5) });
    expect(elsewhere.expiresAt).toEqual(minutes(sale, 15));
  });
});

describe("a live checkout", () => {
  test("its seats are not taken at the deadline while Stripe does not answer, and are once it does", async () => {
    const sale = await makeCheckout();
    const { stripeHand } = testParts();
    const match = { path: `/v1/checkout/sessions/${sale.sessionId}/expire` };
    await stripeHand.faults.add({ kind: "error", status: 500, when: "before", match });
    const other = await makeMember();
    expect(await press(other, sale.show, minutes(sale, 12))).toMatchObject({
      refusal: { code: "seats_taken" },
    });
    expect(await readPayment(sale.bookingId)).toMatchObject({ state: "OPEN" });
    expect((await press(other, sale.show, minutes(sale, 13))).ok).toBe(true);
    expect(await readPayment(sale.bookingId)).toMatchObject({ state: "CLOSED" });
    expect(await readState(sale.bookingId)).toBe("EXPIRED");
    await expectInvariants(now());
  });

  test("before its deadline Stripe is not even asked", async () => {
    const sale = await makeCheckout();
    const before = (await testParts().stripeHand.requests()).length;
    expect((await press(await makeMember(), sale.show, minutes(sale, 12, -SECOND_MS))).ok).toBe(
      false,
    );
    expect(await testParts().stripeHand.requests()).toHaveLength(before);
  });

  test("a seat that was paid in the last moment is sold to who paid, not to who wants it", async () => {
    const sale = await makeCheckout();
    await testParts().stripeHand.pay(sale.sessionId);
    expect(await press(await makeMember(), sale.show, minutes(sale, 12))).toMatchObject({
      refusal: { code: "seats_taken" },
    });
    expect(await readState(sale.bookingId)).toBe("CONFIRMED");
    await expectInvariants(now());
  });

  test("a checkout that never opened gives its seats up at the deadline without Stripe", async () => {
    const sale = await makeHold();
    const match = { method: "POST", path: "/v1/checkout/sessions" };
    const { faults } = testParts().stripeHand;
    await faults.add({ kind: "drop-connection", when: "before", match, times: 9 });
    expect(await pressPay(sale, sale.at)).toMatchObject({
      refusal: { code: "payment_unavailable" },
    });
    expect((await press(await makeMember(), sale.show, minutes(sale, 12))).ok).toBe(true);
    expect(await readPayment(sale.bookingId)).toMatchObject({ state: "ABANDONED" });
    await expectInvariants(now());
  });
});

/** That many minutes after the seats were first pressed. */
function minutes(sale: Sale, count: number, plusMs = 0): Date {
  return shift(sale.at, count * MINUTE_MS + plusMs);
}

function press(actor: SignedIn, show: TestShowtime, at: Date) {
  const input = { showtimeId: show.showtimeId, seatIds: [show.seat("A1"), show.seat("A2")] };
  return holdSeats(input, { actor, now: at });
}

async function readState(id: string): Promise<string> {
  return (await db().booking.findUniqueOrThrow({ where: { id } })).state;
}

async function readClock(held: Awaited<ReturnType<typeof press>>) {
  if (!held.ok) throw new Error(`The hold was refused: ${held.refusal.code}.`);
  return db().booking.findUniqueOrThrow({
    where: { id: held.value.bookingId },
    select: { chainStartedAt: true, expiresAt: true, deadlineAt: true },
  });
}
