import { afterEach, expect, test } from "vitest";
import { expireHold } from "@/inngest/expire-hold";
import { MINUTE_MS, SECOND_MS, shift } from "@/lib/domain/time";
import { followClock, now } from "@/lib/services/clock";
import { expectInvariants } from "@/tests/support/invariants";
import { makeCheckout, makeConfirmed, makeHold, readBooking } from "@/tests/support/money";
import { testParts } from "@/tests/support/parts";
import { runWorkflow } from "@/tests/support/workflow";

afterEach(() => moveClock(0));

test("an abandoned hold is looked at again at its deadline and ends there, however often it is asked", async () => {
  const { bookingId } = await makeHold();
  const steps = { "wait-1": () => moveClock(12 * MINUTE_MS + SECOND_MS) };
  expect(await expire(bookingId, steps)).toEqual({ result: { bookingId }, error: undefined });
  const ended = await readBooking(bookingId);
  expect(ended).toMatchObject({ state: "EXPIRED", claims: [] });

  expect(await expire(bookingId)).toMatchObject({ result: { bookingId } });
  expect(await readBooking(bookingId)).toEqual(ended);
  await expectInvariants(now());
});

test("a hold whose checkout is open ends through the gate", async () => {
  const { bookingId } = await makeCheckout();
  const steps = { "wait-1": () => moveClock(12 * MINUTE_MS + SECOND_MS) };
  await expire(bookingId, steps);
  expect(await readBooking(bookingId)).toMatchObject({
    state: "EXPIRED",
    claims: [],
    payments: [{ state: "CLOSED" }],
  });
});

test("a gate that gets no answer is asked again later", async () => {
  const { stripeHand } = testParts();
  const { bookingId } = await makeCheckout();
  const match = { path: "/v1/checkout/sessions/*/expire" };
  await stripeHand.faults.add({ kind: "error", status: 500, when: "before", match });
  await expire(bookingId, {
    "wait-1": () => moveClock(12 * MINUTE_MS + SECOND_MS),
    "wait-2": () => moveClock(13 * MINUTE_MS),
  });
  expect(await readBooking(bookingId)).toMatchObject({ state: "EXPIRED", claims: [] });
});

test("a booking that was paid meanwhile is left alone, twice", async () => {
  const { bookingId } = await makeConfirmed();
  const before = await readBooking(bookingId);
  for (const _ of [1, 2]) await expire(bookingId);
  expect(await readBooking(bookingId)).toEqual(before);
});

function expire(bookingId: string, steps: Parameters<typeof runWorkflow>[2] = {}) {
  return runWorkflow(expireHold(), { name: "booking/held", data: { bookingId } }, steps);
}

/** The database's clock, as this process measures it, is that far ahead. */
async function moveClock(byMs: number): Promise<null> {
  await followClock(() => Promise.resolve(shift(new Date(), byMs)));
  return null;
}
