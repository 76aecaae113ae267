import { afterEach, expect, test } from "vitest";
import { cancelBooking } from "@/lib/commands/cancel-booking";
import { expireBooking } from "@/lib/commands/expire-booking";
import { fulfilCheckout } from "@/lib/commands/fulfil-checkout";
import { db } from "@/lib/db/client";
import { HOUR_MS, MINUTE_MS, SECOND_MS, shift } from "@/lib/domain/time";
import { now } from "@/lib/services/clock";
import { stripe } from "@/lib/services/payments/stripe";
import { readTicketCode } from "@/lib/services/ticket-token";
import { expectInvariants } from "@/tests/support/invariants";
import {
  listMessages,
  listSessions,
  makeCheckout,
  makeHold,
  pressPay,
  readBooking,
  readPayment,
  TOTAL_MINOR,
} from "@/tests/support/money";
import { testParts } from "@/tests/support/parts";
import { makeMember } from "@/tests/support/world";

const { stripeHand } = testParts();
const CREATE = { method: "POST", path: "/v1/checkout/sessions" };

afterEach(async () => {
  await stripeHand.clearFaults();
  await stripeHand.release();
});

test("Pay opens a checkout that asks for exactly what was booked, and keeps the seats", async () => {
  const sale = await makeHold();
  const answer = await pressPay(sale);

  const booking = await readBooking(sale.bookingId);
  const [payment] = booking.payments;
  expect(answer).toEqual({
    ok: true,
    value: { kind: "open", checkoutUrl: payment!.sessionUrl, expiresAt: sale.expiresAt },
  });
  expect(booking).toMatchObject({ state: "PENDING", totalMinor: TOTAL_MINOR });
  expect(payment).toMatchObject({ state: "OPEN", attempt: 1, kind: "STRIPE" });
  expect(booking.claims.map((claim) => claim.takeableAt)).toEqual([null, null]);
  const origin = { matinee_payment: payment!.id, matinee_booking: booking.id };
  expect(await listSessions(booking.id)).toMatchObject([
    {
      id: payment!.sessionId,
      status: "open",
      amount_total: TOTAL_MINOR,
      currency: "inr",
      customer_email: booking.buyerEmail,
      metadata: origin,
      expires_at: payment!.checkoutExpiresAt.getTime() / SECOND_MS,
    },
  ]);
  await expectInvariants(now());
});

test("ten clicks at once open one checkout and all lead to it", async () => {
  const sale = await makeHold();
  const answers = await Promise.all(Array.from({ length: 10 }, () => pressPay(sale)));

  const { sessionUrl } = await readPayment(sale.bookingId);
  const urls = answers.map((answer) => answer.ok && answer.value.kind === "open" && answer.value);
  expect(new Set(urls.map((opened) => opened && opened.checkoutUrl))).toEqual(
    new Set([sessionUrl]),
  );
  expect(await listSessions(sale.bookingId)).toHaveLength(1);
  expect((await readBooking(sale.bookingId)).payments).toHaveLength(1);
  await expectInvariants(now());
});

test("a checkout whose answer was lost is opened by the very same request minutes later", async () => {
  const sale = await makeHold();
  await stripeHand.faults.add({
    kind: "drop-connection",
    when: "after",
    match: CREATE,
    times: 50,
  });
  const lost = await pressPay(sale);
  await stripeHand.clearFaults();
  const found = await pressPay(sale, shift(now(), 4 * MINUTE_MS));

  expect(lost).toMatchObject({ refusal: { code: "payment_unavailable" } });
  expect(found).toMatchObject({ ok: true, value: { kind: "open" } });
  const { id, attempt } = await readPayment(sale.bookingId);
  expect(attempt).toBe(1);
  const requests = await listCreates(id);
  expect(requests.length).toBeGreaterThan(1);
  expect(requests.at(-1)).toMatchObject({ status: 200, replayed: true });
  expect(await listSessions(sale.bookingId)).toHaveLength(1);
});

test("a second click while Stripe still thinks waits, and then leads to the same checkout", async () => {
  const sale = await makeHold();
  await stripeHand.faults.add({ kind: "hold", when: "after", match: CREATE });
  const first = pressPay(sale);
  await stripeHand.waitHeld();
  const second = await pressPay(sale);
  await stripeHand.release();

  expect(second).toMatchObject({ refusal: { code: "payment_unavailable", retryAfterSeconds: 3 } });
  expect(await pressPay(sale)).toEqual(await first);
  expect(await listSessions(sale.bookingId)).toHaveLength(1);
});

test("Stripe says too many requests: the seats are kept and the same attempt goes on", async () => {
  const sale = await makeHold();
  await stripeHand.faults.add({
    kind: "error",
    status: 429,
    when: "before",
    match: CREATE,
    times: 50,
  });
  expect(await pressPay(sale)).toMatchObject({ refusal: { code: "payment_unavailable" } });
  expect(await readPayment(sale.bookingId)).toMatchObject({ state: "OPENING", attempt: 1 });
  expect(await listTakeable(sale.bookingId)).toEqual([null, null]);

  await stripeHand.clearFaults();
  expect(await pressPay(sale)).toMatchObject({ ok: true });
  expect(await readPayment(sale.bookingId)).toMatchObject({ state: "OPEN", attempt: 1 });
});

test("a failure that Stripe keeps under the key abandons the attempt, and the next one opens", async () => {
  const sale = await makeHold();
  await stripeHand.faults.add({ kind: "error", status: 500, when: "after", match: CREATE });
  expect(await pressPay(sale)).toMatchObject({ ok: true, value: { kind: "open" } });

  const { payments } = await readBooking(sale.bookingId);
  expect(payments.map(({ attempt, state }) => [attempt, state])).toEqual([
    [1, "ABANDONED"],
    [2, "OPEN"],
  ]);
  expect(payments[0]!.sessionUrl).toBeNull();
  expect(await listTakeable(sale.bookingId)).toEqual([null, null]);
  await expectInvariants(now());
});

test("Stripe refuses three attempts: the seats wait for the hold's deadline again", async () => {
  const sale = await makeHold();
  await stripeHand.faults.add({
    kind: "error",
    status: 500,
    when: "before",
    match: CREATE,
    times: 3,
  });
  expect(await pressPay(sale)).toMatchObject({ refusal: { code: "payment_unavailable" } });

  const { payments, claims, deadlineAt } = await readBooking(sale.bookingId);
  expect(payments.map(({ state }) => state)).toEqual(["ABANDONED", "ABANDONED", "ABANDONED"]);
  expect(claims.map((claim) => claim.takeableAt)).toEqual([deadlineAt, deadlineAt]);
});

test("the hold ends while Stripe answers: its address is never shown and the session expires", async () => {
  const sale = await makeHold();
  const { deadlineAt } = await readBooking(sale.bookingId);
  await stripeHand.faults.add({ kind: "hold", when: "after", match: CREATE });
  const click = pressPay(sale);
  await stripeHand.waitHeld();
  await expireBooking(sale.bookingId, { now: shift(deadlineAt, SECOND_MS) });
  await stripeHand.release();

  expect(await click).toMatchObject({ ok: false, refusal: { code: "hold_expired" } });
  expect(await readBooking(sale.bookingId)).toMatchObject({ state: "EXPIRED", claims: [] });
  expect(await readPayment(sale.bookingId)).toMatchObject({
    state: "ABANDONED",
    sessionUrl: null,
  });
  expect(await listSessions(sale.bookingId)).toMatchObject([{ status: "expired" }]);
  await expectInvariants(now());
});

test("opening a checkout guarantees five minutes from then, and moves no clock of the buyer", async () => {
  const at = now();
  const sale = await makeHold({ at: shift(at, -11 * MINUTE_MS) });
  expect(await pressPay(sale, at)).toMatchObject({ ok: true });

  const { expiresAt, deadlineAt } = await readBooking(sale.bookingId);
  expect(deadlineAt).toEqual(shift(at, 5 * MINUTE_MS));
  expect(expiresAt).toEqual(sale.expiresAt);
});

test("nobody pays for a hold whose deadline has passed", async () => {
  const sale = await makeHold({ at: shift(now(), -13 * MINUTE_MS) });
  await expectRefused(sale, "hold_expired");
});

test("nobody pays for seats that another has taken over, however slow the clock", async () => {
  const sale = await makeHold({ seats: ["A1", "A2", "A3", "A4"] });
  const { deadlineAt } = await readBooking(sale.bookingId);
  await makeHold({ show: sale.show, seats: ["A1", "A2"], at: shift(deadlineAt, SECOND_MS) });
  await expectRefused(sale, "hold_expired");
});

test("somebody else's booking is not found, and neither is one for a guest", async () => {
  const sale = await makeHold();
  await expectRefused({ ...sale, actor: await makeMember() }, "booking_not_found");
  await expectRefused({ ...sale, bookingId: "bkg_unknown" }, "booking_not_found");
});

test("nobody pays once the showtime has started", async () => {
  const at = now();
  const sale = await makeHold({ at, startsAt: shift(at, 5 * MINUTE_MS) });
  await expectRefused(sale, "showtime_started", shift(at, 6 * MINUTE_MS));
});

test("nobody pays for a cancelled showtime", async () => {
  const sale = await makeHold();
  const data = { state: "CANCELLED", cancelledAt: now() } as const;
  await db().showtime.update({ where: { id: sale.show.showtimeId }, data });
  await expectRefused(sale, "showtime_not_on_sale");
});

test("nobody pays for a booking that was given up", async () => {
  const sale = await makeHold();
  await cancelBooking({ bookingId: sale.bookingId }, { actor: sale.actor, now: now() });
  await expectRefused(sale, "booking_not_pending");
});

test("whose checkout expired at Stripe gets a new one while the hold lasts, and never two", async () => {
  const sale = await makeCheckout();
  await stripeHand.expireSession(sale.sessionId);
  await fulfilCheckout({ sessionId: sale.sessionId }, { now: now() });
  expect(await pressPay(sale)).toMatchObject({ ok: true, value: { kind: "open" } });

  const { payments } = await readBooking(sale.bookingId);
  expect(payments.map(({ attempt, state }) => [attempt, state])).toEqual([
    [1, "CLOSED"],
    [2, "OPEN"],
  ]);
  expect(payments[1]!.sessionId).not.toBe(sale.sessionId);
  expect(await listTakeable(sale.bookingId)).toEqual([null, null]);
});

test("a total of zero is CONFIRMED at once by a payment of kind FREE, and Stripe is not asked", async () => {
  const sale = await makeHold();
  await reprice(sale.bookingId, { seatsMinor: 40_000, discountMinor: 40_000, totalMinor: 0 });
  const before = (await stripeHand.requests()).length;
  const answer = await pressPay(sale);

  expect(answer).toEqual({ ok: true, value: { kind: "confirmed", bookingId: sale.bookingId } });
  const booking = await readBooking(sale.bookingId);
  expect(booking).toMatchObject({ state: "CONFIRMED" });
  expect(booking.payments).toMatchObject([{ kind: "FREE", state: "PAID", amountMinor: 0 }]);
  expect(booking.tickets.map((ticket) => readTicketCode(ticket.code)?.serial)).toEqual([1, 2]);
  expect(await listMessages(`confirmed:${sale.bookingId}`)).toEqual(["booking/confirmed"]);
  expect(await stripeHand.requests()).toHaveLength(before);
  await expectInvariants(now());
});

test("an amount below what Stripe takes is refused before Stripe is asked", async () => {
  const sale = await makeHold();
  await reprice(sale.bookingId, { seatsMinor: 40_000, discountMinor: 39_960, totalMinor: 40 });
  await expectRefused(sale, "amount_too_small");
});

test.each([
  { hours: 72, methods: ["card", "sepa_debit"] },
  { hours: 47, methods: ["card"] },
])("$hours hours before the show a buyer may pay by $methods", async ({ hours, methods }) => {
  const startsAt = shift(now(), hours * HOUR_MS);
  const { sessionId } = await makeCheckout({ startsAt, currency: "EUR" });
  const session = await stripe().checkout.sessions.retrieve(sessionId);
  expect(session.payment_method_types).toEqual(methods);
});

async function expectRefused(
  sale: Parameters<typeof pressPay>[0],
  code: string,
  at: Date = now(),
): Promise<void> {
  const before = await listSessions(sale.bookingId);
  expect(await pressPay(sale, at)).toMatchObject({ ok: false, refusal: { code } });
  expect(await listSessions(sale.bookingId)).toEqual(before);
  expect(await db().payment.count({ where: { bookingId: sale.bookingId } })).toBe(before.length);
}

async function reprice(
  id: string,
  amounts: { seatsMinor: number; discountMinor: number; totalMinor: number },
): Promise<void> {
  await db().booking.update({ where: { id }, data: { ...amounts, feeMinor: 0, taxMinor: 0 } });
}

async function listTakeable(bookingId: string) {
  return (await readBooking(bookingId)).claims.map((claim) => claim.takeableAt);
}

async function listCreates(paymentId: string) {
  const requests = await stripeHand.requests();
  return requests.filter((request) => request.key === `checkout:${paymentId}`);
}
