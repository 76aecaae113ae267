import path from "node:path";
import { afterAll, afterEach, expect, inject, test } from "vitest";
import { sweep } from "@/inngest/sweep";
import { cancelBooking } from "@/lib/commands/cancel-booking";
import { listUnfinished } from "@/lib/commands/list-unfinished";
import { db } from "@/lib/db/client";
import { MINUTE_MS, SECOND_MS, shift } from "@/lib/domain/time";
import { followClock, now } from "@/lib/services/clock";
import { inngestControl } from "@/local/inngest/control";
import { startInngest } from "@/local/inngest/start";
import { expectInvariants } from "@/tests/support/invariants";
import { makeCheckout, makeConfirmed, makeHold, readBooking } from "@/tests/support/money";
import { testParts } from "@/tests/support/parts";
import { runWorkflow } from "@/tests/support/workflow";

const engine = await startInngest({
  port: 0,
  stateFile: path.join(inject("folder"), "sweep-engine.json"),
  appUrl: "http://127.0.0.1:9/api/inngest",
});
process.env["INNGEST_DEV"] = engine.url;
const engineHand = inngestControl(engine.url);

afterEach(() => moveClock(0));
afterAll(() => engine.stop());

test("with the job runner stopped for an hour, one sweep ends what is overdue, and a second finds nothing", async () => {
  const hold = await makeHold({ at: shift(now(), -60 * MINUTE_MS) });
  const checkout = await makeCheckout();
  const alive = await makeHold({ at: shift(now(), 20 * MINUTE_MS) });
  await moveClock(20 * MINUTE_MS);
  expect(await runWorkflow(sweep())).toMatchObject({ result: { overdue: 2 } });

  for (const { bookingId } of [hold, checkout]) {
    expect(await readBooking(bookingId)).toMatchObject({ state: "EXPIRED", claims: [] });
  }
  expect(await readBooking(alive.bookingId)).toMatchObject({ state: "PENDING" });
  expect(await runWorkflow(sweep())).toMatchObject({ result: { overdue: 0 } });
  await expectInvariants(now());
});

test("money that came while nobody listened is found by the gate, and buys the seats", async () => {
  const sale = await makeCheckout();
  await testParts().stripeHand.pay(sale.sessionId);
  await moveClock(20 * MINUTE_MS);
  for (const _ of [1, 2]) await runWorkflow(sweep());
  expect(await readBooking(sale.bookingId)).toMatchObject({ state: "CONFIRMED" });
  await expectInvariants(now());
});

test("events nobody sent go to the engine, and nothing goes twice", async () => {
  const { bookingId } = await makeConfirmed();
  await moveClock(10 * SECOND_MS);
  for (const _ of [1, 2]) await runWorkflow(sweep());
  const ids = (await engineHand.events()).map(({ id }) => id);
  expect(ids.filter((id) => id === `confirmed:${bookingId}`)).toHaveLength(1);
});

test("refunds not paid out and confirmations not mailed are asked for again after three minutes", async () => {
  const mailed = await makeConfirmed();
  const refunded = await makeConfirmed();
  await cancelBooking({ bookingId: refunded.bookingId }, { actor: refunded.actor, now: now() });
  const { refunds } = await readBooking(refunded.bookingId);
  const early = await listUnfinished({ now: now() });
  expect(early.map(({ payload }) => payload)).not.toContainEqual({ bookingId: mailed.bookingId });
  await moveClock(4 * MINUTE_MS);
  await engineHand.reset();
  const { result } = await runWorkflow(sweep(), undefined, { "ask-again": () => ({ ids: [] }) });

  const unfinished = await listUnfinished({ now: now() });
  expect(result).toMatchObject({ unfinished: unfinished.length });
  expect(unfinished).toContainEqual({
    name: "booking/confirmed",
    payload: { bookingId: mailed.bookingId },
  });
  for (const { id } of refunds) {
    expect(unfinished).toContainEqual({ name: "refund/requested", payload: { refundId: id } });
  }
  await db().refund.updateMany({ data: { state: "SUCCEEDED", settledAt: now() } });
  const names = (await listUnfinished({ now: now() })).map(({ name }) => name);
  expect(names).not.toContain("refund/requested");
});

/** The database's clock, as this process measures it, is that far ahead. */
async function moveClock(byMs: number): Promise<void> {
  await followClock(() => Promise.resolve(shift(new Date(), byMs)));
}
