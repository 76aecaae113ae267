import { expect, test } from "vitest";
import { reconcile } from "@/inngest/reconcile";
import { fulfilCheckout } from "@/lib/commands/fulfil-checkout";
import { HOUR_MS, shift } from "@/lib/domain/time";
import { now } from "@/lib/services/clock";
import { expectInvariants } from "@/tests/support/invariants";
import { makeCheckout, readBooking } from "@/tests/support/money";
import { testParts } from "@/tests/support/parts";
import { runWorkflow } from "@/tests/support/workflow";

const { stripeHand } = testParts();

test("without a single webhook every checkout ends as Stripe has it, and a second run finds nothing", async () => {
  const startsAt = shift(now(), 72 * HOUR_MS);
  const paid = await makeCheckout();
  const expired = await makeCheckout();
  const open = await makeCheckout();
  const bounced = await makeCheckout({ startsAt, currency: "EUR" });
  await stripeHand.pay(paid.sessionId);
  await stripeHand.expireSession(expired.sessionId);
  await stripeHand.payDelayed(bounced.sessionId);
  await fulfilCheckout(bounced, { now: now() });
  await stripeHand.settle(bounced.sessionId, "fail");
  expect(await runWorkflow(reconcile())).toMatchObject({ result: { sessions: 3 } });

  expect(await listStates(paid.bookingId)).toEqual(["CONFIRMED", "PAID"]);
  expect(await listStates(expired.bookingId)).toEqual(["PENDING", "CLOSED"]);
  expect(await listStates(open.bookingId)).toEqual(["PENDING", "OPEN"]);
  expect(await listStates(bounced.bookingId)).toEqual(["FAILED", "FAILED"]);
  expect(await runWorkflow(reconcile())).toMatchObject({ result: { sessions: 0 } });
  await expectInvariants(now());
});

async function listStates(bookingId: string): Promise<string[]> {
  const { state, payments } = await readBooking(bookingId);
  return [state, ...payments.map((payment) => payment.state)];
}
