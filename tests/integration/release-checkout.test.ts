import { afterEach, describe, expect, test } from "vitest";
import { expireBooking } from "@/lib/commands/expire-booking";
import { fulfilCheckout } from "@/lib/commands/fulfil-checkout";
import { holdSeats } from "@/lib/commands/hold-seats";
import { releaseCheckout } from "@/lib/commands/release-checkout";
import { db } from "@/lib/db/client";
import { HOUR_MS, MINUTE_MS, SECOND_MS, shift } from "@/lib/domain/time";
import { now } from "@/lib/services/clock";
import { expectInvariants } from "@/tests/support/invariants";
import {
  listExceptions,
  listSessions,
  makeCheckout,
  makeHold,
  pressPay,
  readBooking,
  readPayment,
  type OpenSale,
} from "@/tests/support/money";
import { testParts } from "@/tests/support/parts";
import { makeMember } from "@/tests/support/world";

const { stripeHand } = testParts();
const EXPIRE = { method: "POST", path: "/v1/checkout/sessions/*/expire" };
const END = { state: "EXPIRED", reason: "time_ran_out" } as const;

afterEach(async () => {
  await stripeHand.clearFaults();
  await stripeHand.release();
});

test("the gate frees seats once Stripe says that the session is expired, and not before", async () => {
  const { sale, at } = await makeOverdue();
  expect(await release(sale, at)).toEqual({ kind: "released" });

  expect(await listSessions(sale.bookingId)).toMatchObject([{ status: "expired" }]);
  expect(await readBooking(sale.bookingId)).toMatchObject({
    state: "EXPIRED",
    endReason: "time_ran_out",
    endedAt: at,
    claims: [],
    payments: [{ state: "CLOSED" }],
  });
  await expectInvariants(now());
});

test("a session that had expired by itself is proof enough", async () => {
  const { sale, at } = await makeOverdue();
  await stripeHand.expireSession(sale.sessionId);
  expect(await release(sale, at)).toEqual({ kind: "released" });
  expect(await readBooking(sale.bookingId)).toMatchObject({ state: "EXPIRED", claims: [] });
});

describe("not knowing never frees a seat", () => {
  test.each([
    ["the line is cut before the call", { kind: "drop-connection", when: "before" }],
    ["the line is cut after it", { kind: "drop-connection", when: "after" }],
    ["Stripe answers 500", { kind: "error", status: 500, when: "before" }],
    ["Stripe answers 429", { kind: "error", status: 429, when: "before" }],
    ["Stripe answers 409", { kind: "error", status: 409, when: "before" }],
    ["Stripe takes longer than a buyer waits", { kind: "hold", when: "before" }],
  ] as const)("%s", async (_, fault) => {
    const { sale, at } = await makeOverdue();
    await stripeHand.faults.add({ ...fault, match: EXPIRE, times: 5 });
    expect(await release(sale, at)).toEqual({ kind: "unknown" });

    const { state, claims } = await readBooking(sale.bookingId);
    expect(state).toBe("PENDING");
    expect(claims.map((claim) => claim.takeableAt)).toEqual([null, null]);
    expect(await readPayment(sale.bookingId)).toMatchObject({
      state: "OPEN",
      gateTries: 1,
      gateNextAt: shift(at, SECOND_MS),
      gateLeaseUntilAt: null,
    });
    await stripeHand.clearFaults();
    await stripeHand.release();
    expect(await release(sale, at)).toEqual({ kind: "released" });
  });

  test("nor does a session that is complete and cannot be read", async () => {
    const { sale, at } = await makeOverdue();
    await stripeHand.pay(sale.sessionId);
    const match = { method: "GET", path: "/v1/checkout/sessions" };
    await stripeHand.faults.add({ kind: "drop-connection", when: "before", match, times: 50 });
    expect(await release(sale, at)).toEqual({ kind: "unknown" });
    expect(await readBooking(sale.bookingId)).toMatchObject({ state: "PENDING" });

    await stripeHand.clearFaults();
    expect(await release(sale, at)).toEqual({ kind: "paid" });
  });
});

test("the gate waits longer after every try, and staff hear of it after the fifth", async () => {
  const { sale, at } = await makeOverdue();
  await stripeHand.faults.add({
    kind: "error",
    status: 500,
    when: "before",
    match: EXPIRE,
    times: 5,
  });
  const waits: number[] = [];
  let due = at;
  for (let tries = 1; tries <= 5; tries += 1) {
    expect(await listExceptions(sale.bookingId)).toEqual([]);
    await expireBooking(sale.bookingId, { now: due });
    const asked = await countExpireCalls(sale);
    const early = await expireBooking(sale.bookingId, { now: shift(due, SECOND_MS / 2) });
    const { gateNextAt } = await readPayment(sale.bookingId);
    expect(early).toEqual({ kind: "not_yet", dueAt: gateNextAt });
    expect(await countExpireCalls(sale)).toBe(asked);
    waits.push((gateNextAt!.getTime() - due.getTime()) / SECOND_MS);
    due = gateNextAt!;
  }
  expect(waits).toEqual([1, 2, 4, 8, 16]);
  expect(await listExceptions(sale.bookingId)).toEqual(["release_unanswered"]);
  await expectInvariants(now());

  expect(await expireBooking(sale.bookingId, { now: due })).toEqual({ kind: "ended" });
  expect(await readBooking(sale.bookingId)).toMatchObject({ state: "EXPIRED", claims: [] });
});

test("of two callers at once one asks Stripe, and the other is told to come again", async () => {
  const { sale, at } = await makeOverdue();
  await stripeHand.faults.add({ kind: "hold", when: "before", match: EXPIRE });
  const first = release(sale, at);
  await stripeHand.waitHeld();
  expect(await release(sale, at)).toEqual({ kind: "unknown" });
  await stripeHand.release();

  expect(await first).toEqual({ kind: "released" });
  expect(await countExpireCalls(sale)).toBe(1);
});

test("a caller that died keeps the others waiting for ten seconds, no longer", async () => {
  const { sale, at } = await makeOverdue();
  const gateLeaseUntilAt = shift(at, 10 * SECOND_MS);
  await db().payment.update({ where: { id: sale.paymentId }, data: { gateLeaseUntilAt } });
  expect(await release(sale, shift(at, 9 * SECOND_MS))).toEqual({ kind: "unknown" });
  expect(await release(sale, gateLeaseUntilAt)).toEqual({ kind: "released" });
});

test("the gate finds the money: the booking is CONFIRMED, whatever the clock says", async () => {
  const { sale, at } = await makeOverdue();
  await stripeHand.pay(sale.sessionId);
  expect(await release(sale, at)).toEqual({ kind: "paid" });

  const booking = await readBooking(sale.bookingId);
  expect(booking).toMatchObject({ state: "CONFIRMED", payments: [{ state: "PAID" }] });
  expect(booking.tickets).toHaveLength(2);
  await expectInvariants(now());
});

test("the gate finds a delayed payment on its way: the seats are kept for it", async () => {
  const startsAt = shift(now(), 72 * HOUR_MS);
  const { sale, at } = await makeOverdue({ currency: "EUR", startsAt });
  await stripeHand.payDelayed(sale.sessionId);
  expect(await release(sale, at)).toEqual({ kind: "processing" });
  expect(await readBooking(sale.bookingId)).toMatchObject({
    state: "PENDING",
    payments: [{ state: "PROCESSING" }],
  });
  await expectInvariants(now());
});

test("a payment whose checkout never opened is ABANDONED with its seats, and Stripe is not asked", async () => {
  const sale = await makeHold();
  const match = { method: "POST", path: "/v1/checkout/sessions" };
  await stripeHand.faults.add({ kind: "error", status: 429, when: "before", match, times: 9 });
  await pressPay(sale);
  const { deadlineAt, payments } = await readBooking(sale.bookingId);
  const before = (await stripeHand.requests()).length;
  await releaseCheckout({ paymentId: payments[0]!.id, end: END }, { now: deadlineAt });

  expect(await readBooking(sale.bookingId)).toMatchObject({
    state: "EXPIRED",
    claims: [],
    payments: [{ state: "ABANDONED" }],
  });
  expect(await stripeHand.requests()).toHaveLength(before);
});

test("a checkout that is closed already ends its booking all the same", async () => {
  const sale = await makeCheckout();
  await stripeHand.expireSession(sale.sessionId);
  await fulfilCheckout(sale, { now: now() });
  expect(await release(sale, now())).toEqual({ kind: "released" });
  expect(await readBooking(sale.bookingId)).toMatchObject({ state: "EXPIRED", claims: [] });
});

test("whoever closes an earlier attempt does not end the booking under the next one", async () => {
  const sale = await makeCheckout();
  await stripeHand.expireSession(sale.sessionId);
  await fulfilCheckout(sale, { now: now() });
  await pressPay(sale);
  expect(await release(sale, now())).toEqual({ kind: "unknown" });

  const { state, claims } = await readBooking(sale.bookingId);
  expect(state).toBe("PENDING");
  expect(claims.map((claim) => claim.takeableAt)).toEqual([null, null]);
});

describe("a buyer who wants the seats of a hold past its deadline", () => {
  test("gets them at once, because the gate is asked for them", async () => {
    const { sale, at } = await makeOverdue();
    const buyer = await makeHold({ show: sale.show, at });

    expect(await readBooking(sale.bookingId)).toMatchObject({ state: "EXPIRED", claims: [] });
    expect((await readBooking(buyer.bookingId)).claims).toHaveLength(2);
    expect(await listSessions(sale.bookingId)).toMatchObject([{ status: "expired" }]);
    await expectInvariants(now());
  });

  test("does not get them while Stripe is silent, nor when they turn out to be paid", async () => {
    const { sale, at } = await makeOverdue();
    const fault = { kind: "error", status: 500, when: "before", match: EXPIRE } as const;
    await stripeHand.faults.add(fault);
    expect(await want(sale, at)).toMatchObject({ refusal: { code: "seats_taken" } });
    await stripeHand.pay(sale.sessionId);
    expect(await want(sale, shift(at, MINUTE_MS))).toMatchObject({
      refusal: { code: "seats_taken" },
    });

    expect(await readBooking(sale.bookingId)).toMatchObject({ state: "CONFIRMED" });
    await expectInvariants(now());
  });

  test("gets those of a delayed payment once it has kept them as long as it may", async () => {
    const startsAt = shift(now(), 72 * HOUR_MS);
    const { sale, at } = await makeOverdue({ currency: "EUR", startsAt });
    await stripeHand.payDelayed(sale.sessionId);
    await fulfilCheckout(sale, { now: now() });
    const { keepUntilAt } = await readPayment(sale.bookingId);
    expect(await want(sale, at)).toMatchObject({ refusal: { code: "seats_taken" } });

    expect(await want(sale, keepUntilAt!)).toMatchObject({ ok: true });
    expect(await readBooking(sale.bookingId)).toMatchObject({ state: "EXPIRED", claims: [] });
  });
});

/** A hold whose deadline has passed with its checkout open; `at` is just after it. */
async function makeOverdue(options: Parameters<typeof makeCheckout>[0] = {}) {
  const sale = await makeCheckout(options);
  const { deadlineAt } = await readBooking(sale.bookingId);
  return { sale, at: shift(deadlineAt, SECOND_MS) };
}

function release(sale: OpenSale, at: Date) {
  return releaseCheckout({ paymentId: sale.paymentId, end: END }, { now: at });
}

async function want({ show }: OpenSale, at: Date) {
  const input = { showtimeId: show.showtimeId, seatIds: [show.seat("A1"), show.seat("A2")] };
  return holdSeats(input, { actor: await makeMember(), now: at });
}

async function countExpireCalls(sale: OpenSale): Promise<number> {
  const path = `/v1/checkout/sessions/${sale.sessionId}/expire`;
  return (await stripeHand.requests()).filter((request) => request.path === path).length;
}
