import { afterEach, expect, test } from "vitest";
import { settleRequestedRefund } from "@/inngest/settle-requested-refund";
import { cancelBooking } from "@/lib/commands/cancel-booking";
import { now } from "@/lib/services/clock";
import { stripe } from "@/lib/services/payments/stripe";
import { expectInvariants } from "@/tests/support/invariants";
import { makeConfirmed, readBooking } from "@/tests/support/money";
import { testParts } from "@/tests/support/parts";
import { runWorkflow } from "@/tests/support/workflow";

const { stripeHand } = testParts();

afterEach(() => stripeHand.clearFaults());

test("every refund of a cancelled booking is paid out once, though its event comes twice", async () => {
  const { sale, refundIds } = await makeRefunds();
  for (const refundId of [...refundIds, ...refundIds]) {
    expect(await settle(refundId)).toMatchObject({ result: { refundId } });
  }
  const { refunds } = await readBooking(sale.bookingId);
  expect(refunds.map(({ state }) => state)).toEqual(["SUCCEEDED", "SUCCEEDED"]);
  expect(await listTheirs(sale.intentId)).toMatchObject([{ amount: 23_600 }, { amount: 23_600 }]);
  await expectInvariants(now());
});

test("while Stripe does not say, the run fails and its repetition pays once", async () => {
  const { sale, refundIds } = await makeRefunds();
  const match = { method: "POST", path: "/v1/refunds" };
  await stripeHand.faults.add({ kind: "drop-connection", when: "after", match, times: 50 });
  expect((await settle(refundIds[0]!)).error).toMatchObject({ message: "Stripe did not say." });
  await stripeHand.clearFaults();
  expect((await settle(refundIds[0]!)).error).toBeUndefined();
  expect(await listTheirs(sale.intentId)).toHaveLength(1);
});

async function makeRefunds() {
  const sale = await makeConfirmed();
  await cancelBooking({ bookingId: sale.bookingId }, { actor: sale.actor, now: now() });
  const { refunds } = await readBooking(sale.bookingId);
  return { sale, refundIds: refunds.map(({ id }) => id) };
}

function settle(refundId: string) {
  return runWorkflow(settleRequestedRefund(), { name: "refund/requested", data: { refundId } });
}

async function listTheirs(intentId: string) {
  return (await stripe().refunds.list({ payment_intent: intentId })).data;
}
