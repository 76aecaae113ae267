import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inngestControl } from "@/local/inngest/control";
import { stripeControl } from "@/local/stripe/control";
import { db } from "@/lib/db/client";
import { now } from "@/lib/services/clock";
import { sessionIdIn, type Problem } from "@/tests/support/api";
import { expectInvariants } from "@/tests/support/invariants";
import { lookInto, visit } from "@/tests/support/people";
import { startStack } from "@/tests/support/stack-server";
import { until } from "@/tests/support/until";
import { makeShowtime, type TestShowtime } from "@/tests/support/world";

const TIMES = { HOLD_SECONDS: "5", PAYMENT_GRACE_SECONDS: "2", CHECKOUT_MINIMUM_SECONDS: "2" };
const DEADLINE_MS = 7_000;

let running: Awaited<ReturnType<typeof startStack>>;
beforeAll(async () => {
  running = await startStack(TIMES);
  await lookInto(running.stack, running.folder);
});
afterAll(() => running.stop());

test("an abandoned hold is bookable at once after its deadline, with the job runner stopped", async () => {
  const jobs = inngestControl(running.stack.inngest);
  await jobs.pause();
  const { show, bookingId, heldAt, seatIds } = await hold();
  const before = await tryToHold(show, seatIds);
  expect([before.status, before.body.code]).toEqual([409, "seats_taken"]);
  await untilInstant(heldAt.getTime() + DEADLINE_MS - 500);
  expect((await tryToHold(show, seatIds)).status).toBe(409);
  await untilInstant(heldAt.getTime() + DEADLINE_MS + 50);
  expect((await tryToHold(show, seatIds)).status).toBe(201);
  expect(await stateOf(bookingId)).toBe("PENDING");
  await jobs.resume();
  await until("the job marks the hold EXPIRED", () => whenStateIs(bookingId, "EXPIRED"));
  await expectInvariants(now());
});

test("a hold that nobody wants is marked EXPIRED by the job alone, and its seats are free", async () => {
  const { show, bookingId } = await hold();
  await until("the job marks it EXPIRED", () => whenStateIs(bookingId, "EXPIRED"));
  expect(await db().seatClaim.count({ where: { showtimeId: show.showtimeId } })).toBe(0);
  await expectInvariants(now());
});

test("a seat whose checkout is open is freed only after Stripe says expired", async () => {
  const hand = stripeControl(running.stack.stripe.url);
  const { show, buyer, bookingId, heldAt, seatIds } = await hold();
  const sessionId = sessionIdIn((await buyer.api.pay(bookingId)).body.checkoutUrl);
  const match = { method: "POST", path: "/v1/checkout/sessions/*/expire" };
  await hand.faults.add({ kind: "error", status: 500, when: "before", match, times: 1_000 });
  await untilInstant(heldAt.getTime() + DEADLINE_MS + 100);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const refused = await tryToHold(show, seatIds);
    expect([refused.status, refused.body.code]).toEqual([409, "seats_taken"]);
  }
  expect(await ownersOf(show)).toEqual([bookingId]);
  expect(await stateOf(bookingId)).toBe("PENDING");

  await hand.clearFaults();
  const next = await until("another buyer gets the seats", async () => {
    const answer = await tryToHold(show, seatIds);
    return answer.status === 201 ? answer.body.bookingId : null;
  });
  expect(await ownersOf(show)).toEqual([next]);
  const expired = await hand.pay(sessionId).catch((error: unknown) => String(error));
  expect(JSON.stringify(expired)).not.toContain('"paid"');
  expect(await stateOf(bookingId)).toBe("EXPIRED");
  const payment = await db().payment.findFirstOrThrow({ where: { bookingId } });
  expect(payment.state).toBe("CLOSED");
  await expectInvariants(now());
});

test("a checkout paid in its last second keeps its seats, whoever wants them", async () => {
  const hand = stripeControl(running.stack.stripe.url);
  await hand.webhooks.setMode({ paused: true });
  const { show, buyer, bookingId, heldAt, seatIds } = await hold();
  const sessionId = sessionIdIn((await buyer.api.pay(bookingId)).body.checkoutUrl);
  await untilInstant(heldAt.getTime() + DEADLINE_MS - 700);
  await hand.pay(sessionId);
  expect(await stateOf(bookingId)).toBe("PENDING");
  await untilInstant(heldAt.getTime() + DEADLINE_MS + 100);
  expect((await tryToHold(show, seatIds)).status).toBe(409);
  await until("the paid booking is CONFIRMED", () => whenStateIs(bookingId, "CONFIRMED"));
  await hand.webhooks.setMode({});
  expect(await ownersOf(show)).toEqual([bookingId]);
  await expectInvariants(now());
});

async function hold() {
  const show = await makeShowtime(now());
  const buyer = await visit(running.stack.app);
  const seatIds = [show.seat("A1"), show.seat("A2")];
  const held = await buyer.api.lock(show.showtimeId, seatIds);
  expect(held.status).toBe(201);
  const { bookingId } = held.body;
  const { heldAt } = await db().booking.findUniqueOrThrow({ where: { id: bookingId } });
  expect(Date.parse(held.body.expiresAt)).toBe(heldAt.getTime() + 5_000);
  return { show, buyer, bookingId, heldAt, seatIds };
}

/** Somebody new presses these seats. */
async function tryToHold(show: TestShowtime, seatIds: readonly string[]) {
  const { api } = await visit(running.stack.app);
  return api.lock<Problem & { bookingId: string }>(show.showtimeId, seatIds);
}

/** The clock of the database decides, so it is the one to wait for. */
async function untilInstant(atMs: number): Promise<void> {
  const [row] = await db().$queryRaw<{ at: Date }[]>`select now() as at`;
  await pause(Math.max(0, atMs - (row?.at.getTime() ?? 0)));
}

async function stateOf(id: string): Promise<string> {
  return (await db().booking.findUniqueOrThrow({ where: { id } })).state;
}

async function whenStateIs(id: string, state: string): Promise<true | null> {
  return (await stateOf(id)) === state ? true : null;
}

async function ownersOf(show: TestShowtime): Promise<(string | null)[]> {
  const claims = await db().seatClaim.findMany({ where: { showtimeId: show.showtimeId } });
  return [...new Set(claims.map((claim) => claim.bookingId))];
}
