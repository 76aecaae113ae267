import { afterEach, describe, expect, test } from "vitest";
import { cancelBooking } from "@/lib/commands/cancel-booking";
import { expireBooking } from "@/lib/commands/expire-booking";
import { fulfilCheckout } from "@/lib/commands/fulfil-checkout";
import { releaseCheckout } from "@/lib/commands/release-checkout";
import { db } from "@/lib/db/client";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, shift } from "@/lib/domain/time";
import { findBooking } from "@/lib/queries/booking-page";
import { now } from "@/lib/services/clock";
import { stripe } from "@/lib/services/payments/stripe";
import { readTicketCode } from "@/lib/services/ticket-token";
import { expectInvariants } from "@/tests/support/invariants";
import {
  listExceptions,
  listMessages,
  listSessions,
  makeCheckout,
  makeConfirmed,
  makeHold,
  pressPay,
  readBooking,
  readPayment,
  TOTAL_MINOR,
  URLS,
  type OpenSale,
} from "@/tests/support/money";
import { testParts } from "@/tests/support/parts";
import { raceBehindGate } from "@/tests/support/starting-gate";
import { ZONE } from "@/tests/support/world";

const { stripeHand } = testParts();
const CREATE = { method: "POST", path: "/v1/checkout/sessions" };
const DELAYED = { currency: "EUR", startsAt: shift(now(), 72 * HOUR_MS) };

afterEach(async () => {
  await stripeHand.clearFaults();
  await stripeHand.release();
});

test("money for a PENDING booking makes it CONFIRMED with signed tickets, and nothing else is needed", async () => {
  const sale = await makeCheckout();
  await stripeHand.pay(sale.sessionId);
  const at = now();
  const outcome = await fulfilCheckout({ sessionId: sale.sessionId }, { now: at });

  const { bookingId, actor, show } = sale;
  expect(outcome).toEqual({ kind: "done", bookingId, ownerId: actor.userId, step: "confirm" });
  const view = await findBooking(actor, bookingId, at);
  expect(view).toEqual({
    ...FILM,
    id: bookingId,
    reference: expect.stringMatching(/^[2-9B-Z]{5}-[2-9B-Z]{5}$/),
    state: "CONFIRMED",
    version: 1,
    showtimeId: show.showtimeId,
    movieSlug: `movie-${show.key}`,
    startsAt: show.startsAt,
    endsAt: shift(show.startsAt, 100 * MINUTE_MS),
    seats: [1, 2].map((number) => ({
      seatId: show.seat(`A${number}`),
      row: "A",
      number,
      tier: "standard",
      kind: "regular",
      priceMinor: 20_000,
    })),
    quote: {
      currency: "INR",
      seatsMinor: 40_000,
      discountMinor: 0,
      feeMinor: 3_000,
      taxMinor: 7_740,
      totalMinor: TOTAL_MINOR,
    },
    promoCode: null,
    buyerName: actor.name,
    buyerEmail: actor.email,
    buyerLanguage: "en",
    expiresAt: sale.expiresAt,
    now: at,
    isExtendable: false,
    confirmedAt: at,
    endReason: null,
    payment: { state: "PAID", checkoutUrl: null },
    tickets: [1, 2].map((serial) => ({
      id: expect.stringMatching(/^tkt_/),
      serial,
      row: "A",
      number: serial,
      tier: "standard",
      state: "VALID",
      code: expect.stringMatching(/^v1\./),
    })),
    refunds: [],
    cancellation: { refundMinor: 47_200, keptMinor: 3_540 },
  });
  for (const { id, serial, code } of view!.tickets) {
    const claims = { ticketId: id, showtimeId: show.showtimeId, serial };
    expect(readTicketCode(code)).toMatchObject(claims);
  }
  const booking = await readBooking(bookingId);
  expect(booking.claims.map((claim) => claim.takeableAt)).toEqual([null, null]);
  expect(booking.payments).toMatchObject([
    {
      state: "PAID",
      intentId: expect.stringMatching(/^pi_/),
      chargeId: expect.stringMatching(/^ch_/),
      transactions: [{ kind: "CAPTURE", amountMinor: TOTAL_MINOR, subjectId: sale.sessionId }],
    },
  ]);
  expect(await listMessages(`confirmed:${bookingId}`)).toEqual(["booking/confirmed"]);
  await expectInvariants(at);
});

test("twenty calls, the release gate and a cancellation at once have one effect", async () => {
  const sale = await makeCheckout();
  await stripeHand.pay(sale.sessionId);
  const at = now();
  const end = { state: "EXPIRED", reason: "time_ran_out" } as const;
  const [cancelled, released, ...outcomes] = await Promise.all([
    cancelBooking({ bookingId: sale.bookingId }, { actor: sale.actor, now: at }),
    releaseCheckout({ paymentId: sale.paymentId, end }, { now: at }),
    ...Array.from({ length: 20 }, () => fulfilCheckout(sale, { now: at })),
  ]);

  expect(["paid", "being_released"]).toContain(cancelled.ok && cancelled.value.kind);
  expect(["paid", "unknown"]).toContain(released.kind);
  expect(outcomes.every((outcome) => outcome.kind === "done")).toBe(true);
  await expectConfirmedOnce(sale.bookingId);
});

test("a paid session stays paid at Stripe for ever, and that later moves nothing", async () => {
  const sale = await makeConfirmed();
  await cancelBooking({ bookingId: sale.bookingId }, { actor: sale.actor, now: now() });
  const before = await readBooking(sale.bookingId);
  const outcome = await fulfilCheckout(sale, { now: shift(now(), HOUR_MS) });

  expect(outcome).toMatchObject({ step: "nothing" });
  expect(await readBooking(sale.bookingId)).toEqual(before);
  await expectInvariants(now());
});

test("money that came in time but is heard of after the deadline still buys the seats", async () => {
  const sale = await makeCheckout();
  await stripeHand.pay(sale.sessionId);
  const { deadlineAt } = await readBooking(sale.bookingId);
  await fulfilCheckout(sale, { now: shift(deadlineAt, 10 * MINUTE_MS) });
  await expectConfirmedOnce(sale.bookingId);
});

describe("late money for an EXPIRED booking", () => {
  test("buys the same seats when they are free", async () => {
    const { sale, at } = await expireWhileProcessing();
    await stripeHand.settle(sale.sessionId, "succeed");
    expect(await fulfilCheckout(sale, { now: at })).toMatchObject({ step: "reclaim" });
    await expectConfirmedOnce(sale.bookingId);
  });

  test("goes back when one of them is sold, and the other buyer notices nothing", async () => {
    const { sale, at } = await expireWhileProcessing();
    const other = await makeConfirmed({ show: sale.show, at });
    const theirs = await readBooking(other.bookingId);
    await stripeHand.settle(sale.sessionId, "succeed");
    await fulfilCheckout(sale, { now: at });

    await expectSentBack(sale.bookingId, { state: "FAILED", reason: "late" });
    expect(await readBooking(sale.bookingId)).toMatchObject({ claims: [], tickets: [] });
    expect(await readBooking(other.bookingId)).toEqual(theirs);
  });

  test("goes back once the show has started", async () => {
    const { sale } = await expireWhileProcessing();
    await stripeHand.settle(sale.sessionId, "succeed");
    await fulfilCheckout(sale, { now: sale.show.startsAt });
    await expectSentBack(sale.bookingId, { state: "FAILED", reason: "late" });
  });

  test("goes back when the showtime was cancelled", async () => {
    const { sale, at } = await expireWhileProcessing();
    await stripeHand.settle(sale.sessionId, "succeed");
    await cancelShowtime(sale);
    await fulfilCheckout(sale, { now: at });
    await expectSentBack(sale.bookingId, { state: "FAILED", reason: "late" });
  });
});

test("money for a PENDING booking of a cancelled showtime goes back and frees the seats", async () => {
  const sale = await makeCheckout();
  await stripeHand.pay(sale.sessionId);
  await cancelShowtime(sale);
  await fulfilCheckout(sale, { now: now() });
  await expectSentBack(sale.bookingId, { state: "FAILED", reason: "late" });
  expect(await readBooking(sale.bookingId)).toMatchObject({ claims: [] });
});

test("money for a CANCELLED booking goes back, and it stays CANCELLED", async () => {
  const { sale, forgotten } = await makeTwoSessions();
  await cancelBooking({ bookingId: sale.bookingId }, { actor: sale.actor, now: now() });
  await stripeHand.pay(forgotten);
  await fulfilCheckout({ sessionId: forgotten }, { now: now() });

  expect(await listStates(sale.bookingId)).toEqual(["PAID", "CLOSED"]);
  await expectSentBack(sale.bookingId, { state: "CANCELLED", reason: "late" });
});

test("money through a second session of a CONFIRMED booking goes back as a duplicate", async () => {
  const { sale, forgotten } = await makeTwoSessions();
  await stripeHand.pay(sale.sessionId);
  await stripeHand.pay(forgotten);
  await fulfilCheckout(sale, { now: now() });
  await fulfilCheckout({ sessionId: forgotten }, { now: now() });
  await expectSentBack(sale.bookingId, { state: "CONFIRMED", reason: "duplicate" });
});

test("two sessions of one booking are paid at once: one buys the seats, the other goes back", async () => {
  const { sale, forgotten } = await makeTwoSessions();
  await stripeHand.pay(sale.sessionId);
  await stripeHand.pay(forgotten);
  const sessionIds = [sale.sessionId, forgotten];
  const { answers, parked } = await raceBehindGate(
    sessionIds.map((sessionId) => () => fulfilCheckout({ sessionId }, { now: now() })),
  );

  expect(parked).toBe(2);
  expect(answers.map((one) => one.kind === "done" && one.step).sort()).toEqual([
    "confirm",
    "refund",
  ]);
  await expectSentBack(sale.bookingId, { state: "CONFIRMED", reason: "duplicate" });
});

describe("money that differs from what was asked for goes back and staff are told", () => {
  test.each([
    ["another amount", { amountMinor: TOTAL_MINOR - 1 }],
    ["another currency", { currency: "USD" }],
    ["another payment's name on it", { id: "pay_renamed" }],
  ])("%s", async (_, data) => {
    const sale = await makeCheckout();
    await db().payment.update({ where: { id: sale.paymentId }, data });
    await stripeHand.pay(sale.sessionId);
    await fulfilCheckout(sale, { now: now() });

    await expectSentBack(sale.bookingId, { state: "FAILED", reason: "mismatch" });
    expect(await listExceptions(sale.bookingId)).toEqual(["payment_mismatch"]);
    expect(await readBooking(sale.bookingId)).toMatchObject({ claims: [], tickets: [] });
  });
});

test("an event that overtakes the stamp finds the payment by its metadata", async () => {
  const sale = await makeHold();
  await stripeHand.faults.add({ kind: "hold", when: "after", match: CREATE });
  const click = pressPay(sale);
  await stripeHand.waitHeld();
  const [session] = await listSessions(sale.bookingId);
  await stripeHand.pay(session!.id);
  await fulfilCheckout({ sessionId: session!.id }, { now: now() });
  await stripeHand.release();

  expect(await click).toMatchObject({ refusal: { code: "checkout_already_paid" } });
  expect(await readPayment(sale.bookingId)).toMatchObject({ sessionId: session!.id });
  await expectConfirmedOnce(sale.bookingId);
});

test("a session of another shop is ignored", async () => {
  const sessionId = await payForeignSession({});
  expect(await fulfilCheckout({ sessionId }, { now: now() })).toEqual({ kind: "ignored" });
  expect(await listMessages(sessionId)).toEqual([]);
  expect(await fulfilCheckout({ sessionId: "cs_test_unknown" }, { now: now() })).toEqual({
    kind: "ignored",
  });
});

test("a paid session with our name but no payment row opens an exception and asks for its refund", async () => {
  const sessionId = await payForeignSession({ matinee_payment: "pay_lost" });
  for (const _ of [1, 2]) await fulfilCheckout({ sessionId }, { now: now() });

  const open = await db().exceptionCase.findMany({ where: { subjectId: sessionId } });
  expect(open).toMatchObject([{ kind: "paid_session_unknown", bookingId: null }]);
  expect(await listMessages(sessionId)).toEqual(["checkout/orphaned"]);
});

test("an expired session closes the payment, and the seats wait for the hold's deadline again", async () => {
  const sale = await makeCheckout();
  await stripeHand.expireSession(sale.sessionId);
  await fulfilCheckout(sale, { now: now() });

  const { state, claims, deadlineAt } = await readBooking(sale.bookingId);
  expect(state).toBe("PENDING");
  expect(await listStates(sale.bookingId)).toEqual(["CLOSED"]);
  expect(claims.map((claim) => claim.takeableAt)).toEqual([deadlineAt, deadlineAt]);
  await expectInvariants(now());
});

test("a session that expires after the deadline ends the hold", async () => {
  const sale = await makeCheckout();
  await stripeHand.expireSession(sale.sessionId);
  const { deadlineAt } = await readBooking(sale.bookingId);
  await fulfilCheckout(sale, { now: deadlineAt });
  expect(await readBooking(sale.bookingId)).toMatchObject({ state: "EXPIRED", claims: [] });
});

test("a forgotten session that expires does not touch the attempt that is live", async () => {
  const { sale, forgotten } = await makeTwoSessions();
  await stripeHand.expireSession(forgotten);
  const { deadlineAt } = await readBooking(sale.bookingId);
  await fulfilCheckout({ sessionId: forgotten }, { now: shift(deadlineAt, HOUR_MS) });

  const { state, claims } = await readBooking(sale.bookingId);
  expect(state).toBe("PENDING");
  expect(claims.map((claim) => claim.takeableAt)).toEqual([null, null]);
  expect(await listStates(sale.bookingId)).toEqual(["CLOSED", "OPEN"]);
});

describe("a delayed payment", () => {
  test("keeps its seats beyond the deadline, for a day", async () => {
    const { sale, at } = await makeProcessing();
    const { claims, deadlineAt } = await readBooking(sale.bookingId);
    expect(claims.map((claim) => claim.takeableAt)).toEqual([null, null]);
    expect(await expireBooking(sale.bookingId, { now: shift(deadlineAt, HOUR_MS) })).toEqual({
      kind: "not_yet",
      dueAt: shift(at, DAY_MS),
    });
    await expireBooking(sale.bookingId, { now: shift(at, DAY_MS) });

    expect(await readBooking(sale.bookingId)).toMatchObject({
      state: "EXPIRED",
      endReason: "payment_too_slow",
      claims: [],
    });
    await expectInvariants(now());
  });

  test("keeps them no closer to the show than twenty minutes", async () => {
    const sale = await makeCheckout(DELAYED);
    const startsAt = shift(now(), 10 * HOUR_MS);
    await db().booking.update({ where: { id: sale.bookingId }, data: { startsAt } });
    await stripeHand.payDelayed(sale.sessionId);
    await fulfilCheckout(sale, { now: now() });
    const { keepUntilAt } = await readPayment(sale.bookingId);
    expect(keepUntilAt).toEqual(shift(startsAt, -20 * MINUTE_MS));
  });

  test("buys the seats when the bank pays", async () => {
    const { sale } = await makeProcessing();
    await stripeHand.settle(sale.sessionId, "succeed");
    await fulfilCheckout(sale, { now: shift(now(), 20 * HOUR_MS) });
    await expectConfirmedOnce(sale.bookingId);
  });

  test("fails the booking and frees the seats when the bank does not", async () => {
    const { sale } = await makeProcessing();
    await stripeHand.settle(sale.sessionId, "fail");
    await fulfilCheckout(sale, { now: shift(now(), 20 * HOUR_MS) });

    expect(await readBooking(sale.bookingId)).toMatchObject({
      state: "FAILED",
      endReason: "payment_failed",
      claims: [],
      tickets: [],
    });
    expect(await listStates(sale.bookingId)).toEqual(["FAILED"]);
    await expectInvariants(now());
  });
});

test("Stripe does not answer: the call fails and nothing has happened", async () => {
  const sale = await makeCheckout();
  await stripeHand.pay(sale.sessionId);
  const before = await readBooking(sale.bookingId);
  const match = { method: "GET", path: "/v1/checkout/sessions" };
  await stripeHand.faults.add({ kind: "drop-connection", when: "before", match, times: 50 });

  await expect(fulfilCheckout(sale, { now: now() })).rejects.toThrow();
  expect(await readBooking(sale.bookingId)).toEqual(before);
});

const FILM = {
  movieTitle: "Midnight Monsoon",
  posterPath: "/art/midnight-monsoon-poster.svg",
  certificate: "U",
  theaterName: "Lantern House",
  theaterAddress: "1 Marine Lines, Mumbai",
  zone: ZONE,
  screenName: "Screen 1",
  language: "Hindi",
  subtitle: null,
  format: "2D",
};

async function expectConfirmedOnce(bookingId: string): Promise<void> {
  const booking = await readBooking(bookingId);
  expect(booking).toMatchObject({ state: "CONFIRMED", endReason: null, refunds: [] });
  expect(booking.tickets.map(({ state }) => state)).toEqual(["VALID", "VALID"]);
  expect(booking.claims.map((claim) => claim.takeableAt)).toEqual([null, null]);
  const ledger = booking.payments.flatMap((payment) => payment.transactions);
  expect(ledger.map(({ kind }) => kind)).toEqual(["CAPTURE"]);
  expect(await listMessages(`confirmed:${bookingId}`)).toEqual(["booking/confirmed"]);
  await expectInvariants(now());
}

/** One refund of everything that came, and the event that pays it out. */
async function expectSentBack(
  bookingId: string,
  { state, reason }: { state: string; reason: string },
): Promise<void> {
  const booking = await readBooking(bookingId);
  expect(booking.state).toBe(state);
  const [refund, ...more] = booking.refunds;
  const captured = booking.payments
    .find((payment) => payment.id === refund?.paymentId)
    ?.transactions.find(({ kind }) => kind === "CAPTURE");
  expect(more).toEqual([]);
  expect(refund).toMatchObject({ state: "REQUESTED", reason, ticketId: null });
  expect(refund!.amountMinor).toBe(captured?.amountMinor);
  expect(await listMessages(`refund:${refund!.id}`)).toEqual(["refund/requested"]);
  await expectInvariants(now());
}

async function listStates(bookingId: string): Promise<string[]> {
  return (await readBooking(bookingId)).payments.map(({ state }) => state);
}

/** Stripe opened a session, answered 500, and the next attempt opened another one. */
async function makeTwoSessions(): Promise<{ sale: OpenSale; forgotten: string }> {
  await stripeHand.faults.add({ kind: "error", status: 500, when: "after", match: CREATE });
  const sale = await makeCheckout();
  const sessions = await listSessions(sale.bookingId);
  const forgotten = sessions.find((session) => session.id !== sale.sessionId);
  return { sale, forgotten: forgotten!.id };
}

async function makeProcessing(): Promise<{ sale: OpenSale; at: Date }> {
  const sale = await makeCheckout(DELAYED);
  await stripeHand.payDelayed(sale.sessionId);
  const at = now();
  await fulfilCheckout(sale, { now: at });
  expect(await listStates(sale.bookingId)).toEqual(["PROCESSING"]);
  return { sale, at };
}

/** A booking that ran out while its bank took too long; `at` is just after that. */
async function expireWhileProcessing(): Promise<{ sale: OpenSale; at: Date }> {
  const { sale } = await makeProcessing();
  await db().payment.update({ where: { id: sale.paymentId }, data: { keepUntilAt: now() } });
  const { deadlineAt } = await readBooking(sale.bookingId);
  const at = shift(deadlineAt, SECOND_MS);
  await expireBooking(sale.bookingId, { now: at });
  expect(await readBooking(sale.bookingId)).toMatchObject({ state: "EXPIRED", claims: [] });
  return { sale, at };
}

async function cancelShowtime({ show }: OpenSale): Promise<void> {
  const data = { state: "CANCELLED", cancelledAt: now() } as const;
  await db().showtime.update({ where: { id: show.showtimeId }, data });
}

async function payForeignSession(metadata: Record<string, string>): Promise<string> {
  const session = await stripe().checkout.sessions.create({
    mode: "payment",
    line_items: [
      {
        quantity: 1,
        price_data: { currency: "inr", unit_amount: 9_900, product_data: { name: "Tea" } },
      },
    ],
    metadata,
    success_url: URLS.successUrl,
  });
  await stripeHand.pay(session.id);
  return session.id;
}
