import { expect, test } from "vitest";
import { cancelBooking } from "@/lib/commands/cancel-booking";
import { extendHold } from "@/lib/commands/extend-hold";
import { holdSeats } from "@/lib/commands/hold-seats";
import { db } from "@/lib/db/client";
import { MINUTE_MS, SECOND_MS, shift } from "@/lib/domain/time";
import { now } from "@/lib/services/clock";
import { expectInvariants } from "@/tests/support/invariants";
import { makeCheckout, makeHold, pressPay, type Sale } from "@/tests/support/money";
import { testParts } from "@/tests/support/parts";
import { makeMember } from "@/tests/support/world";

test("an extension moves hold, deadline and claims by three minutes", async () => {
  const sale = await makeHold();
  const answer = await extend(sale, minutes(sale, 9));
  expect(answer).toEqual({ ok: true, value: { expiresAt: minutes(sale, 13) } });
  const booking = await readWhole(sale.bookingId);
  expect(booking).toMatchObject({
    heldAt: sale.at,
    expiresAt: minutes(sale, 13),
    deadlineAt: minutes(sale, 15),
    extendedAt: minutes(sale, 9),
  });
  expect(booking.claims).toMatchObject([
    { takeableAt: minutes(sale, 15) },
    { takeableAt: minutes(sale, 15) },
  ]);
  await expectInvariants(now());
});

test("others cannot take the seats at the old deadline, and can at the new one", async () => {
  const sale = await makeHold();
  await extend(sale, minutes(sale, 9));
  const other = await makeMember();
  const press = (at: Date) => {
    const seatIds = ["A1", "A2"].map(sale.show.seat);
    return holdSeats({ showtimeId: sale.show.showtimeId, seatIds }, { actor: other, now: at });
  };
  expect(await press(minutes(sale, 15, -1))).toMatchObject({ refusal: { code: "seats_taken" } });
  expect((await press(minutes(sale, 15))).ok).toBe(true);
  await expectInvariants(now());
});

test("a hold is extended once, even by two presses at the same time", async () => {
  const sale = await makeHold();
  const at = minutes(sale, 5);
  const answers = await Promise.all([extend(sale, at), extend(sale, at)]);
  const refused = { ok: false, refusal: { code: "hold_already_extended" } };
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok)).toEqual([refused]);
  expect((await readWhole(sale.bookingId)).expiresAt).toEqual(minutes(sale, 13));
});

test("a hold that was changed in place keeps its extended clock", async () => {
  const sale = await makeHold();
  await extend(sale, minutes(sale, 5));
  const input = { showtimeId: sale.show.showtimeId, seatIds: ["A3", "A4"].map(sale.show.seat) };
  const changed = await holdSeats(input, { actor: sale.actor, now: minutes(sale, 11) });
  expect(changed).toMatchObject({
    ok: true,
    value: { bookingId: sale.bookingId, expiresAt: minutes(sale, 13) },
  });
  expect((await readWhole(sale.bookingId)).claims).toMatchObject([
    { takeableAt: minutes(sale, 15) },
    { takeableAt: minutes(sale, 15) },
  ]);
});

test("it never reaches beyond the thirty minutes of a chain", async () => {
  const first = await makeHold();
  const second = await makeHold({ ...first, at: minutes(first, 12) });
  const third = await makeHold({ ...second, at: minutes(first, 24) });
  expect(await extend(third, minutes(first, 25))).toEqual({
    ok: true,
    value: { expiresAt: minutes(first, 30) },
  });
});

test("while a checkout is live nothing is extended; after it closed it is", async () => {
  const sale = await makeCheckout();
  expect(await extend(sale, now())).toEqual({ ok: false, refusal: { code: "checkout_open" } });
  await testParts().stripeHand.expireSession(sale.sessionId);
  const input = { showtimeId: sale.show.showtimeId, seatIds: ["A3", "A4"].map(sale.show.seat) };
  await holdSeats(input, { actor: sale.actor, now: now() });
  expect((await extend(sale, now())).ok).toBe(true);
  await expectInvariants(now());
});

test("a hold that ran out is not extended, not even in its grace", async () => {
  const sale = await makeHold();
  const refused = { ok: false, refusal: { code: "hold_expired" } };
  expect(await extend(sale, minutes(sale, 10))).toEqual(refused);
  expect(await extend(sale, minutes(sale, 11))).toEqual(refused);
  expect((await extend(sale, minutes(sale, 10, -SECOND_MS))).ok).toBe(true);
});

test("a booking that ended is not extended", async () => {
  const sale = await makeHold();
  await cancelBooking(sale, { actor: sale.actor, now: now() });
  expect(await extend(sale, now())).toEqual({
    ok: false,
    refusal: { code: "booking_not_pending" },
  });
});

test("somebody else's booking, and one nobody knows, are not found", async () => {
  const sale = await makeHold();
  const notFound = { ok: false, refusal: { code: "booking_not_found" } };
  for (const actor of [await makeMember(), { kind: "guest" as const }]) {
    expect(await extendHold(sale, { actor, now: now() })).toEqual(notFound);
  }
  const unknown = { bookingId: "bkg_nowhere" };
  expect(await extendHold(unknown, { actor: sale.actor, now: now() })).toEqual(notFound);
});

test("after an extension the checkout opens until the new deadline", async () => {
  const sale = await makeHold();
  await extend(sale, minutes(sale, 9));
  expect((await pressPay(sale, minutes(sale, 14))).ok).toBe(true);
  await expectInvariants(now());
});

/** That many minutes after the seats were first pressed. */
function minutes(sale: Pick<Sale, "at">, count: number, plusMs = 0): Date {
  return shift(sale.at, count * MINUTE_MS + plusMs);
}

function extend({ bookingId, actor }: Pick<Sale, "bookingId" | "actor">, at: Date) {
  return extendHold({ bookingId }, { actor, now: at });
}

function readWhole(id: string) {
  return db().booking.findUniqueOrThrow({ where: { id }, include: { claims: true } });
}
