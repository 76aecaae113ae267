import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { cancelBooking } from "@/lib/commands/cancel-booking";
import { followRefundsOf } from "@/lib/commands/follow-refunds";
import { refundOrphanedCheckout } from "@/lib/commands/refund-orphaned-checkout";
import { settleRefund } from "@/lib/commands/settle-refund";
import { db } from "@/lib/db/client";
import { HOUR_MS, shift } from "@/lib/domain/time";
import { now } from "@/lib/services/clock";
import { stripe } from "@/lib/services/payments/stripe";
import { expectInvariants } from "@/tests/support/invariants";
import {
  listExceptions,
  makeCheckout,
  makeConfirmed,
  readBooking,
  readIntentId,
  TOTAL_MINOR,
  URLS,
} from "@/tests/support/money";
import { testParts } from "@/tests/support/parts";
import { receiveWebhooks, type WebhookReceiver } from "@/tests/support/webhooks";

const { stripeHand } = testParts();
const REFUND = { method: "POST", path: "/v1/refunds" };
const SHARE_MINOR = 23_600;
let webhooks: WebhookReceiver;

beforeAll(async () => {
  webhooks = await receiveWebhooks();
});
afterEach(() => stripeHand.clearFaults());
afterAll(() => webhooks.stop());

describe("a refund is paid out once", () => {
  test("and its row, its ledger row and Stripe agree", async () => {
    const { refundId, sale } = await makeRequested();
    const at = now();
    expect(await settleRefund(refundId, { now: at })).toEqual({ kind: "settled" });

    const [theirs] = await listTheirs(sale.intentId);
    expect(await readRefund(refundId)).toMatchObject({
      state: "SUCCEEDED",
      amountMinor: SHARE_MINOR,
      attempt: 1,
      vendorId: theirs!.id,
      calledAt: at,
      settledAt: at,
      failure: null,
    });
    expect(theirs).toMatchObject({ amount: SHARE_MINOR, metadata: { matinee_refund: refundId } });
    expect(await listLedger(refundId)).toMatchObject([
      { kind: "REFUND", amountMinor: SHARE_MINOR, reason: "cancelled_by_buyer" },
    ]);
    await expectInvariants(now());
  });

  test("by ten calls at once", async () => {
    const { refundId, sale } = await makeRequested();
    const calls = Array.from({ length: 10 }, () => settleRefund(refundId, { now: now() }));
    await Promise.all(calls);
    expect(await listTheirs(sale.intentId)).toHaveLength(1);
    expect(await listLedger(refundId)).toHaveLength(1);
    await expectInvariants(now());
  });

  test("when the answer is lost and the same attempt is repeated", async () => {
    const { refundId, sale } = await makeRequested();
    await stripeHand.faults.add({
      kind: "drop-connection",
      when: "after",
      match: REFUND,
      times: 50,
    });
    expect(await settleRefund(refundId, { now: now() })).toEqual({ kind: "unsure" });
    expect(await readRefund(refundId)).toMatchObject({ state: "REQUESTED", attempt: 1 });
    await stripeHand.clearFaults();
    expect(await settleRefund(refundId, { now: now() })).toEqual({ kind: "settled" });

    expect(await readRefund(refundId)).toMatchObject({ state: "SUCCEEDED" });
    expect(await listTheirs(sale.intentId)).toHaveLength(1);
  });

  test("when Stripe keeps a 500 for a call that had its effect", async () => {
    const { refundId, sale } = await makeRequested();
    await stripeHand.faults.add({ kind: "error", status: 500, when: "after", match: REFUND });
    await settleRefund(refundId, { now: now() });
    expect(await readRefund(refundId)).toMatchObject({ state: "SUCCEEDED", failure: null });
    expect(await listTheirs(sale.intentId)).toHaveLength(1);
    expect(await listExceptions(sale.bookingId)).toEqual([]);
    await expectInvariants(now());
  });

  test("when it is repeated after a day: Stripe's list is looked through first", async () => {
    const { refundId, sale } = await makeRequested();
    await stripeHand.faults.add({
      kind: "drop-connection",
      when: "after",
      match: REFUND,
      times: 50,
    });
    await settleRefund(refundId, { now: now() });
    await stripeHand.clearFaults();
    const before = await countRefundCalls();
    await settleRefund(refundId, { now: shift(now(), 23 * HOUR_MS + 1) });

    expect(await readRefund(refundId)).toMatchObject({ state: "SUCCEEDED" });
    expect(await countRefundCalls()).toBe(before);
    expect(await listTheirs(sale.intentId)).toHaveLength(1);
  });
});

describe("a refund that is not through at once", () => {
  test("is PENDING until Stripe says that it went through", async () => {
    const { refundId } = await makeRequested();
    await stripeHand.refunds.next("pending");
    await settleRefund(refundId, { now: now() });
    const { vendorId } = await readRefund(refundId);
    expect(await readRefund(refundId)).toMatchObject({ state: "PENDING", settledAt: null });
    expect(await listLedger(refundId)).toEqual([]);
    await stripeHand.refunds.settle(vendorId!, "succeeded");
    expect(await webhooks.deliver()).toContain("refund.updated: refund");

    expect(await readRefund(refundId)).toMatchObject({ state: "SUCCEEDED" });
    expect(await listLedger(refundId)).toHaveLength(1);
    await expectInvariants(now());
  });

  test("fails visibly when Stripe refuses it", async () => {
    const { refundId, sale } = await makeRequested();
    await stripeHand.refunds.next("fail");
    expect(await settleRefund(refundId, { now: now() })).toEqual({ kind: "settled" });
    expect(await readRefund(refundId)).toMatchObject({ state: "FAILED" });
    expect(await listExceptions(sale.bookingId)).toEqual(["refund_failed"]);
    expect(await listTheirs(sale.intentId)).toEqual([]);
  });

  test("comes back from the bank days later: the ledger row goes and staff are told", async () => {
    const { refundId, sale } = await makeRequested();
    await stripeHand.refunds.next("fail-later");
    await settleRefund(refundId, { now: now() });
    const { vendorId } = await readRefund(refundId);
    expect(await readRefund(refundId)).toMatchObject({ state: "SUCCEEDED" });
    await stripeHand.refunds.settle(vendorId!, "failed");
    await webhooks.deliver();

    expect(await readRefund(refundId)).toMatchObject({ state: "FAILED" });
    expect(await listLedger(refundId)).toEqual([]);
    expect(await listExceptions(sale.bookingId)).toEqual(["refund_failed"]);
  });

  test("of a disputed charge fails, and staff are told", async () => {
    const { refundId, sale } = await makeRequested();
    await stripeHand.dispute.open(sale.intentId);
    await settleRefund(refundId, { now: now() });
    expect(await readRefund(refundId)).toMatchObject({ state: "FAILED" });
    expect(await listExceptions(sale.bookingId)).toContain("refund_failed");
  });
});

describe("a refund made in Stripe's dashboard", () => {
  test("of everything becomes a row, voids the tickets and frees the seats", async () => {
    const sale = await makeConfirmed();
    const theirs = await refundByHand(sale.intentId);
    await webhooks.deliver();

    const booking = await readBooking(sale.bookingId);
    expect(booking).toMatchObject({ state: "CANCELLED", endReason: "refunded", claims: [] });
    expect(booking.tickets.map(({ state }) => state)).toEqual(["VOID", "VOID"]);
    expect(booking.refunds).toMatchObject([
      { state: "SUCCEEDED", amountMinor: TOTAL_MINOR, reason: `dashboard:${theirs}` },
    ]);
    expect(await listExceptions(sale.bookingId)).toEqual([]);
  });

  test("is heard of before the payment: the booking is confirmed first, and ends", async () => {
    const sale = await makeCheckout();
    await stripeHand.pay(sale.sessionId);
    const intentId = await readIntentId(sale.sessionId);
    await refundByHand(intentId);
    await followRefundsOf(intentId, { now: now() });

    const booking = await readBooking(sale.bookingId);
    expect(booking).toMatchObject({ state: "CANCELLED", payments: [{ state: "PAID" }] });
    expect(booking.refunds).toMatchObject([{ state: "SUCCEEDED", amountMinor: TOTAL_MINOR }]);
    await webhooks.deliver();
    expect((await readBooking(sale.bookingId)).refunds).toHaveLength(1);
  });

  test("of a part asks staff which tickets it ends, once", async () => {
    const sale = await makeConfirmed();
    await refundByHand(sale.intentId, SHARE_MINOR);
    await webhooks.deliver();
    await followRefundsOf(sale.intentId, { now: now() });

    const booking = await readBooking(sale.bookingId);
    expect(booking).toMatchObject({ state: "CONFIRMED" });
    expect(booking.refunds).toMatchObject([{ state: "SUCCEEDED", amountMinor: SHARE_MINOR }]);
    expect(await listExceptions(sale.bookingId)).toEqual(["dashboard_refund"]);
  });

  test("of another shop's payment is ignored", async () => {
    const { intentId } = await payOrphan({});
    await refundByHand(intentId);
    await followRefundsOf(intentId, { now: now() });
    expect(await db().refund.count({ where: { payment: { intentId } } })).toBe(0);
  });
});

test("money for a session nobody asked for goes back once, however often it is asked", async () => {
  const { sessionId, intentId } = await payOrphan({ matinee_payment: "pay_lost" });
  for (const _ of [1, 2, 3]) await refundOrphanedCheckout(sessionId);
  expect(await listTheirs(intentId)).toMatchObject([{ amount: 9_900 }]);
});

test("Stripe does not say whether an orphan's money went back: the call fails and is repeated", async () => {
  const { sessionId, intentId } = await payOrphan({ matinee_payment: "pay_lost" });
  await stripeHand.faults.add({ kind: "drop-connection", when: "after", match: REFUND, times: 50 });
  await expect(refundOrphanedCheckout(sessionId)).rejects.toThrow();
  await stripeHand.clearFaults();
  await refundOrphanedCheckout(sessionId);
  expect(await listTheirs(intentId)).toHaveLength(1);
});

/** A cancelled booking of two; the refund of one of its tickets. */
async function makeRequested() {
  const sale = await makeConfirmed();
  await cancelBooking({ bookingId: sale.bookingId }, { actor: sale.actor, now: now() });
  await webhooks.deliver();
  const { refunds } = await readBooking(sale.bookingId);
  return { sale, refundId: refunds[0]!.id };
}

function readRefund(id: string) {
  return db().refund.findUniqueOrThrow({ where: { id } });
}

function listLedger(refundId: string) {
  return db().transaction.findMany({ where: { subjectId: refundId } });
}

async function listTheirs(intentId: string) {
  return (await stripe().refunds.list({ payment_intent: intentId })).data;
}

async function countRefundCalls(): Promise<number> {
  const requests = await stripeHand.requests();
  return requests.filter(({ method, path }) => method === "POST" && path === REFUND.path).length;
}

async function refundByHand(intentId: string, amount?: number): Promise<string> {
  const part = amount === undefined ? {} : { amount };
  return (await stripe().refunds.create({ payment_intent: intentId, ...part })).id;
}

async function payOrphan(metadata: Record<string, string>) {
  const product_data = { name: "Tea" };
  const session = await stripe().checkout.sessions.create({
    mode: "payment",
    line_items: [
      { quantity: 1, price_data: { currency: "inr", unit_amount: 9_900, product_data } },
    ],
    metadata,
    success_url: URLS.successUrl,
  });
  await stripeHand.pay(session.id);
  return { sessionId: session.id, intentId: await readIntentId(session.id) };
}
