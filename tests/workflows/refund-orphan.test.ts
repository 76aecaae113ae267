import { expect, test } from "vitest";
import { refundOrphan } from "@/inngest/refund-orphan";
import { stripe } from "@/lib/services/payments/stripe";
import { URLS } from "@/tests/support/money";
import { testParts } from "@/tests/support/parts";
import { runWorkflow } from "@/tests/support/workflow";

test("an orphan's money goes back once, though its event comes twice", async () => {
  const sessionId = await payOrphan();
  for (const _ of ["the event", "the same event again"]) {
    const event = { name: "checkout/orphaned", data: { sessionId } };
    expect(await runWorkflow(refundOrphan(), event)).toMatchObject({ result: { sessionId } });
  }
  const { data } = await stripe().refunds.list({ limit: 10 });
  expect(data).toMatchObject([{ amount: 9_900, status: "succeeded" }]);
});

async function payOrphan(): Promise<string> {
  const product_data = { name: "Tea" };
  const session = await stripe().checkout.sessions.create({
    mode: "payment",
    line_items: [
      { quantity: 1, price_data: { currency: "inr", unit_amount: 9_900, product_data } },
    ],
    metadata: { matinee_payment: "pay_lost" },
    success_url: URLS.successUrl,
  });
  await testParts().stripeHand.pay(session.id);
  return session.id;
}
