import { afterAll, beforeAll, expect, test } from "vitest";
import { followDispute } from "@/lib/commands/follow-dispute";
import { fulfilCheckout } from "@/lib/commands/fulfil-checkout";
import { now } from "@/lib/services/clock";
import { expectInvariants } from "@/tests/support/invariants";
import {
  listExceptions,
  makeCheckout,
  makeConfirmed,
  readBooking,
  readIntentId,
  TOTAL_MINOR,
} from "@/tests/support/money";
import { testParts } from "@/tests/support/parts";
import { receiveWebhooks, type WebhookReceiver } from "@/tests/support/webhooks";

const { stripeHand } = testParts();
let webhooks: WebhookReceiver;

beforeAll(async () => {
  webhooks = await receiveWebhooks();
});
afterAll(() => webhooks.stop());

test("a dispute suspends all tickets of the booking and keeps its seats", async () => {
  const { sale } = await makeDisputed();
  expect(await webhooks.deliver()).toContain("charge.dispute.created: dispute");
  const booking = await readBooking(sale.bookingId);
  expect(booking.state).toBe("CONFIRMED");
  expect(listStates(booking)).toEqual(["SUSPENDED", "SUSPENDED"]);
  expect(booking.claims).toHaveLength(2);
  expect(await listExceptions(sale.bookingId)).toEqual(["payment_disputed"]);
  await expectInvariants(now());
});

test("a dispute that is won makes the tickets VALID again", async () => {
  const { sale, disputeId } = await makeDisputed();
  await webhooks.deliver();
  await stripeHand.dispute.close(disputeId, "won");
  await webhooks.deliver();
  expect(listStates(await readBooking(sale.bookingId))).toEqual(["VALID", "VALID"]);
  expect(await listExceptions(sale.bookingId)).toEqual([]);
  await expectInvariants(now());
});

test("a dispute that is lost voids the tickets, frees the seats and counts the money as lost", async () => {
  const { sale, disputeId } = await makeDisputed();
  await webhooks.deliver();
  await stripeHand.dispute.close(disputeId, "lost");
  await webhooks.deliver();
  await expectLost(sale.bookingId, disputeId);
  await expectInvariants(now());
});

test("the last word of a dispute arrives first: the first one then changes nothing", async () => {
  for (const verdict of ["won", "lost"] as const) {
    const { sale, disputeId } = await makeDisputed();
    await stripeHand.dispute.close(disputeId, verdict);
    await stripeHand.webhooks.setMode({ paused: true, reorder: true });
    const told = await webhooks.deliver();
    await stripeHand.webhooks.setMode({ paused: true });
    const disputes = told.filter((line) => line.startsWith("charge.dispute.c"));
    expect(disputes[0]).toBe("charge.dispute.closed: dispute");

    if (verdict === "lost") await expectLost(sale.bookingId, disputeId);
    else expect(listStates(await readBooking(sale.bookingId))).toEqual(["VALID", "VALID"]);
    expect(await listExceptions(sale.bookingId)).toEqual([]);
  }
  await expectInvariants(now());
});

test("a dispute that is heard of before its payment confirms the booking and suspends its tickets", async () => {
  const sale = await makeCheckout();
  await stripeHand.pay(sale.sessionId);
  const disputeId = await stripeHand.dispute.open(await readIntentId(sale.sessionId));
  await followDispute(disputeId, { now: now() });
  await fulfilCheckout(sale, { now: now() });

  const booking = await readBooking(sale.bookingId);
  expect(booking.state).toBe("CONFIRMED");
  expect(listStates(booking)).toEqual(["SUSPENDED", "SUSPENDED"]);
  await webhooks.deliver();
  await expectInvariants(now());
});

test("ten words about one dispute at once count its money once", async () => {
  const { sale, disputeId } = await makeDisputed();
  await stripeHand.dispute.close(disputeId, "lost");
  const ten = Array.from({ length: 10 }, () => followDispute(disputeId, { now: now() }));
  await Promise.all(ten);
  await expectLost(sale.bookingId, disputeId);
  await expectInvariants(now());
});

test("a dispute nobody knows is ignored", async () => {
  await expect(followDispute("dp_unknown", { now: now() })).resolves.toBeUndefined();
});

async function makeDisputed() {
  const sale = await makeConfirmed();
  await webhooks.deliver();
  return { sale, disputeId: await stripeHand.dispute.open(sale.intentId) };
}

function listStates(booking: Awaited<ReturnType<typeof readBooking>>): string[] {
  return booking.tickets.map(({ state }) => state);
}

async function expectLost(bookingId: string, disputeId: string): Promise<void> {
  const booking = await readBooking(bookingId);
  expect(booking).toMatchObject({ state: "CANCELLED", endReason: "dispute_lost", claims: [] });
  expect(listStates(booking)).toEqual(["VOID", "VOID"]);
  const lost = booking.payments[0]!.transactions.filter(({ kind }) => kind === "DISPUTE_LOST");
  expect(lost).toMatchObject([{ amountMinor: TOTAL_MINOR, subjectId: disputeId }]);
}
