import { expect, test } from "vitest";
import { expireBooking, listOverdueBookings } from "@/lib/commands/expire-booking";
import { extendHold } from "@/lib/commands/extend-hold";
import { db } from "@/lib/db/client";
import { MINUTE_MS, SECOND_MS, shift } from "@/lib/domain/time";
import { now } from "@/lib/services/clock";
import { expectInvariants } from "@/tests/support/invariants";
import { makeConfirmed, makeHold, pressPay, readBooking } from "@/tests/support/money";
import { closeGate } from "@/tests/support/starting-gate";

test("a hold ends at its deadline, twelve minutes after it began, and not before", async () => {
  const sale = await makeHold();
  const deadlineAt = shift(sale.at, 12 * MINUTE_MS);
  const early = shift(deadlineAt, -1);
  expect(await expireBooking(sale.bookingId, { now: early })).toEqual({
    kind: "not_yet",
    dueAt: deadlineAt,
  });
  expect(await readBooking(sale.bookingId)).toMatchObject({ state: "PENDING" });

  expect(await expireBooking(sale.bookingId, { now: deadlineAt })).toEqual({ kind: "ended" });
  expect(await readBooking(sale.bookingId)).toMatchObject({
    state: "EXPIRED",
    endReason: "time_ran_out",
    endedAt: deadlineAt,
    claims: [],
    tickets: [],
  });
  await expectInvariants(deadlineAt);
});

test("ending a hold again and again, also at once, changes nothing", async () => {
  const sale = await makeHold();
  const at = shift(sale.at, 13 * MINUTE_MS);
  const five = Array.from({ length: 5 }, () => expireBooking(sale.bookingId, { now: at }));
  expect(new Set((await Promise.all(five)).map(({ kind }) => kind))).toEqual(new Set(["ended"]));
  const ended = await readBooking(sale.bookingId);
  await expireBooking(sale.bookingId, { now: shift(at, MINUTE_MS) });
  expect(await readBooking(sale.bookingId)).toEqual(ended);
});

test("an extended hold ends three minutes later", async () => {
  const sale = await makeHold();
  await extendHold({ bookingId: sale.bookingId }, { actor: sale.actor, now: now() });
  const answer = await expireBooking(sale.bookingId, { now: shift(sale.at, 12 * MINUTE_MS) });
  expect(answer).toEqual({ kind: "not_yet", dueAt: shift(sale.at, 15 * MINUTE_MS) });
});

test("a CONFIRMED booking never expires", async () => {
  const sale = await makeConfirmed();
  const before = await readBooking(sale.bookingId);
  await expireBooking(sale.bookingId, { now: sale.show.startsAt });
  expect(await readBooking(sale.bookingId)).toEqual(before);
});

test("an unknown booking has ended", async () => {
  expect(await expireBooking("bkg_unknown", { now: now() })).toEqual({ kind: "ended" });
});

test("seats that another took over stay theirs when the hold they came from ends", async () => {
  const sale = await makeHold();
  const at = shift(sale.at, 13 * MINUTE_MS);
  const other = await makeHold({ show: sale.show, at });
  await expireBooking(sale.bookingId, { now: at });

  expect(await readBooking(sale.bookingId)).toMatchObject({ state: "EXPIRED", claims: [] });
  expect((await readBooking(other.bookingId)).claims).toHaveLength(2);
});

test("a checkout that opens while the hold is about to end keeps its seats", async () => {
  const sale = await makeHold();
  // The chain is at its end, so that opening a checkout moves the deadline no further.
  const deadlineAt = shift(sale.at, 12 * MINUTE_MS);
  const chainStartedAt = shift(deadlineAt, -30 * MINUTE_MS);
  await db().booking.update({ where: { id: sale.bookingId }, data: { chainStartedAt } });
  const gate = await closeGate(`select id from bookings where id = '${sale.bookingId}' for update`);
  const paying = pressPay(sale, shift(deadlineAt, -1));
  await gate.untilParked(() => 1);
  const ending = expireBooking(sale.bookingId, { now: deadlineAt });
  await gate.untilParked(() => 2);
  await gate.open();
  const [opened] = await Promise.all([paying, ending]);
  await gate.end();

  expect(opened).toMatchObject({ ok: true, value: { kind: "open" } });
  const { state, claims } = await readBooking(sale.bookingId);
  expect(state).toBe("PENDING");
  expect(claims.map((claim) => claim.takeableAt)).toEqual([null, null]);
});

test("the sweep finds the overdue, the oldest first", async () => {
  await db().booking.updateMany({
    where: { state: "PENDING" },
    data: { state: "CANCELLED", endedAt: now() },
  });
  const late = await makeHold({ at: shift(now(), -20 * MINUTE_MS) });
  const later = await makeHold({ at: shift(now(), -13 * MINUTE_MS) });
  await makeHold({ at: shift(now(), -12 * MINUTE_MS + 10 * SECOND_MS) });
  expect(await listOverdueBookings({ now: now() })).toEqual([late.bookingId, later.bookingId]);
});
