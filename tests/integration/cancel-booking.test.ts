import { afterEach, describe, expect, test } from "vitest";
import { cancelBooking } from "@/lib/commands/cancel-booking";
import { expireBooking } from "@/lib/commands/expire-booking";
import { holdSeats } from "@/lib/commands/hold-seats";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/policy";
import { HOUR_MS, MINUTE_MS, SECOND_MS, shift } from "@/lib/domain/time";
import { findBooking } from "@/lib/queries/booking-page";
import { now } from "@/lib/services/clock";
import { newId } from "@/lib/services/tokens";
import { expectInvariants } from "@/tests/support/invariants";
import {
  listMessages,
  listSessions,
  makeCheckout,
  makeConfirmed,
  makeHold,
  readBooking,
  TOTAL_MINOR,
  type Sale,
} from "@/tests/support/money";
import { testParts } from "@/tests/support/parts";
import { makeMember } from "@/tests/support/world";

const { stripeHand } = testParts();
const EXPIRE = { method: "POST", path: "/v1/checkout/sessions/*/expire" };
const CANCELLED = { ok: true, value: { kind: "cancelled" } };

afterEach(() => stripeHand.clearFaults());

describe("giving a hold up", () => {
  test("frees its seats at once: the next person holds them in the same second", async () => {
    const sale = await makeHold();
    const at = now();
    expect(await cancel(sale, at)).toEqual(CANCELLED);
    expect(await readBooking(sale.bookingId)).toMatchObject({
      state: "CANCELLED",
      endReason: "cancelled_by_buyer",
      endedAt: at,
      claims: [],
      refunds: [],
    });
    const seatIds = [sale.show.seat("A1"), sale.show.seat("A2")];
    const next = { actor: await makeMember(), now: at };
    const held = await holdSeats({ showtimeId: sale.show.showtimeId, seatIds }, next);
    expect(held).toMatchObject({ ok: true });
    await expectInvariants(now());
  });

  test("with its checkout open closes the checkout first", async () => {
    const sale = await makeCheckout();
    expect(await cancel(sale)).toEqual(CANCELLED);
    expect(await listSessions(sale.bookingId)).toMatchObject([{ status: "expired" }]);
    expect(await readBooking(sale.bookingId)).toMatchObject({
      state: "CANCELLED",
      claims: [],
      payments: [{ state: "CLOSED" }],
    });
    await expectInvariants(now());
  });

  test("while Stripe is silent is being released: the gate goes on and ends it CANCELLED", async () => {
    const sale = await makeCheckout();
    await stripeHand.faults.add({ kind: "error", status: 500, when: "before", match: EXPIRE });
    const at = now();
    expect(await cancel(sale, at)).toEqual({ ok: true, value: { kind: "being_released" } });
    const { state, claims } = await readBooking(sale.bookingId);
    expect(state).toBe("PENDING");
    expect(claims.map((claim) => claim.takeableAt)).toEqual([null, null]);

    await expireBooking(sale.bookingId, { now: shift(at, 2 * SECOND_MS) });
    expect(await readBooking(sale.bookingId)).toMatchObject({
      state: "CANCELLED",
      endReason: "cancelled_by_buyer",
      claims: [],
    });
    await expectInvariants(now());
  });

  test("ends CANCELLED too when the next buyer's wish is what frees the seats", async () => {
    const sale = await makeCheckout();
    await stripeHand.faults.add({ kind: "error", status: 500, when: "before", match: EXPIRE });
    const at = now();
    await cancel(sale, at);
    await makeHold({ show: sale.show, at: shift(at, 3 * SECOND_MS) });
    expect(await readBooking(sale.bookingId)).toMatchObject({ state: "CANCELLED", claims: [] });
  });

  test("that was paid a moment ago gives tickets instead, and asking again cancels those", async () => {
    const sale = await makeCheckout();
    await stripeHand.pay(sale.sessionId);
    expect(await cancel(sale)).toEqual({ ok: true, value: { kind: "paid" } });
    expect(await readBooking(sale.bookingId)).toMatchObject({
      state: "CONFIRMED",
      endReason: null,
    });

    expect(await cancel(sale)).toEqual(CANCELLED);
    expect((await readBooking(sale.bookingId)).refunds).toHaveLength(2);
    await expectInvariants(now());
  });

  test("whose delayed payment is on its way is refused", async () => {
    const startsAt = shift(now(), 72 * HOUR_MS);
    const sale = await makeCheckout({ startsAt, currency: "EUR" });
    await stripeHand.payDelayed(sale.sessionId);
    for (const _ of ["found by the gate", "known"]) {
      expect(await cancel(sale)).toMatchObject({ refusal: { code: "payment_processing" } });
    }
    expect((await readBooking(sale.bookingId)).claims).toHaveLength(2);
  });
});

describe("cancelling tickets follows the refund ladder and keeps the fee", () => {
  test.each([
    ["two hours before, in full", 2 * HOUR_MS, [23_600, 23_600], 3_540],
    ["a second later, half", 2 * HOUR_MS - SECOND_MS, [11_800, 11_800], 27_140],
    ["twenty minutes before, half", 20 * MINUTE_MS, [11_800, 11_800], 27_140],
    ["a second later, nothing", 20 * MINUTE_MS - SECOND_MS, [], TOTAL_MINOR],
  ])("%s", async (_, leadMs, refunds, keptMinor) => {
    const sale = await makeConfirmed();
    const at = shift(sale.show.startsAt, -leadMs);
    const shown = (await findBooking(sale.actor, sale.bookingId, at))!.cancellation;
    expect(await cancel(sale, at)).toEqual(CANCELLED);

    const booking = await readBooking(sale.bookingId);
    const refundMinor = refunds.reduce((sum, minor) => sum + minor, 0);
    expect(shown).toEqual({ refundMinor, keptMinor });
    expect(booking).toMatchObject({
      state: "CANCELLED",
      endReason: "cancelled_by_buyer",
      endedAt: at,
      version: 2,
      claims: [],
    });
    expect(booking.tickets.map(({ state, voidedAt }) => [state, voidedAt])).toEqual([
      ["VOID", at],
      ["VOID", at],
    ]);
    expect(booking.refunds.map(({ amountMinor, state }) => [amountMinor, state])).toEqual(
      refunds.map((minor) => [minor, "REQUESTED"]),
    );
    expect(new Set(booking.refunds.map(({ ticketId }) => ticketId)).size).toBe(refunds.length);
    const kept = booking.payments[0]!.transactions.filter(({ kind }) => kind === "KEPT");
    expect(kept).toMatchObject([{ amountMinor: keptMinor, reason: "cancelled_by_buyer" }]);
    const ids = booking.refunds.map(({ id }) => `refund:${id}`);
    expect(await listMessages(`cancelled:${booking.id}`, ...ids)).toEqual([
      "booking/cancelled",
      ...refunds.map(() => "refund/requested"),
    ]);
    await expectInvariants(now());
  });

  test("five clicks at once cancel once", async () => {
    const sale = await makeConfirmed();
    const answers = await Promise.all(Array.from({ length: 5 }, () => cancel(sale)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect((await readBooking(sale.bookingId)).refunds).toHaveLength(2);
    await expectInvariants(now());
  });

  test("what came back through Stripe's dashboard counts, so that nothing is given twice", async () => {
    const sale = await makeConfirmed();
    await writeDashboardRefund(sale, 30_000);
    expect(await cancel(sale)).toEqual(CANCELLED);
    const { refunds, payments } = await readBooking(sale.bookingId);
    expect(refunds.map(({ amountMinor }) => amountMinor)).toEqual([17_200, 30_000]);
    const kept = payments[0]!.transactions.find(({ kind }) => kind === "KEPT");
    expect(kept?.amountMinor).toBe(3_540);
    await expectInvariants(now());
  });

  test("refunds never exceed what was captured, whatever the rows say of the seats", async () => {
    const sale = await makeConfirmed();
    const data = { priceMinor: 40_000 };
    await db().bookingSeat.updateMany({ where: { bookingId: sale.bookingId }, data });
    expect(await cancel(sale)).toEqual(CANCELLED);
    const { refunds } = await readBooking(sale.bookingId);
    expect(refunds.map(({ amountMinor }) => amountMinor)).toEqual([7_140, 43_600]);
    await expectInvariants(now());
  });
});

describe("a booking is not cancelled", () => {
  test("once the show has started", async () => {
    const sale = await makeConfirmed();
    await expectNotCancelled(sale, sale.show.startsAt);
  });

  test("once somebody was let in on one of its tickets", async () => {
    const sale = await makeConfirmed();
    const [ticket] = (await readBooking(sale.bookingId)).tickets;
    const scan = { nonce: newId("checkIn"), door: "Door 1", staffId: "usr_staff" };
    await db().checkIn.create({
      data: {
        id: newId("checkIn"),
        ticketId: ticket!.id,
        ...scan,
        scannedAt: now(),
        recordedAt: now(),
      },
    });
    await expectNotCancelled(sale);
  });

  test("while its payment is disputed", async () => {
    const sale = await makeConfirmed();
    const where = { bookingId: sale.bookingId };
    await db().ticket.updateMany({ where, data: { state: "SUSPENDED" } });
    await expectNotCancelled(sale);
  });

  test("twice", async () => {
    const sale = await makeHold();
    await cancel(sale);
    await expectNotCancelled(sale);
  });

  test("by somebody else, who learns nothing of it", async () => {
    const sale = await makeConfirmed();
    const stranger = await makeMember();
    for (const actor of [stranger, { kind: "guest" } as const]) {
      expect(await cancel({ ...sale, actor })).toEqual({
        ok: false,
        refusal: { code: "booking_not_found" },
      });
    }
    expect(await readBooking(sale.bookingId)).toMatchObject({ state: "CONFIRMED" });
  });
});

function cancel(sale: Pick<Sale, "bookingId"> & { readonly actor: Actor }, at: Date = now()) {
  return cancelBooking({ bookingId: sale.bookingId }, { actor: sale.actor, now: at });
}

async function expectNotCancelled(sale: Sale, at: Date = now()): Promise<void> {
  const before = await readBooking(sale.bookingId);
  expect(await cancel(sale, at)).toMatchObject({ refusal: { code: "booking_not_cancellable" } });
  expect(await readBooking(sale.bookingId)).toEqual(before);
}

async function writeDashboardRefund(sale: Sale, amountMinor: number): Promise<void> {
  const { payments, currency } = await readBooking(sale.bookingId);
  const money = { amountMinor, currency, state: "SUCCEEDED", reason: "dashboard:re_1" } as const;
  const subject = { paymentId: payments[0]!.id, bookingId: sale.bookingId, vendorId: "re_1" };
  await db().refund.create({
    data: { id: newId("refund"), ...subject, ...money, requestedAt: now(), settledAt: now() },
  });
}
