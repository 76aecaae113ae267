import type Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startStripeKit, twoSeats, type StripeKit } from "../../local/stripe/test-kit";

let kit: StripeKit;
beforeAll(async () => {
  kit = await startStripeKit();
});
beforeEach(() => kit.control.reset());
afterAll(() => kit.stop());

describe("a refund", () => {
  it("in parts never exceeds what was captured", async () => {
    const { intent, charge } = await sell();
    const first = await kit.stripe.refunds.create({
      payment_intent: intent,
      amount: 1300,
      reason: "requested_by_customer",
      metadata: { refundId: "rfd_1" },
    });
    expect(first).toMatchObject({
      object: "refund",
      status: "succeeded",
      amount: 1300,
      currency: "usd",
      charge,
      payment_intent: intent,
      reason: "requested_by_customer",
      metadata: { refundId: "rfd_1" },
    });
    await expect(kit.stripe.refunds.create({ charge, amount: 2001 })).rejects.toMatchObject({
      statusCode: 400,
      param: "amount",
      message: "Refund amount ($20.01) is greater than unrefunded amount on charge ($20.00)",
    });
    const rest = await kit.stripe.refunds.create({ charge });
    expect(rest.amount).toBe(2000);
    await expect(kit.stripe.refunds.create({ charge })).rejects.toMatchObject({
      statusCode: 400,
      code: "charge_already_refunded",
    });
    expect(await kit.stripe.charges.retrieve(charge, { expand: ["refunds"] })).toMatchObject({
      amount_refunded: 3300,
      refunded: true,
      refunds: { data: [{ id: rest.id }, { id: first.id }] },
    });
    expect((await kit.stripe.refunds.list({ payment_intent: intent })).data).toHaveLength(2);
    expect((await kit.stripe.refunds.list({ charge: "ch_other" })).data).toHaveLength(0);
  });

  it("is told by events; the charge in them has no list of refunds", async () => {
    const { charge } = await sell();
    await kit.stripe.refunds.create({ charge, amount: 100 });
    const types = ["charge.refunded", "refund.created"];
    const { data } = await kit.stripe.events.list({ types });
    expect(data.map((event) => event.type)).toEqual(types);
    expect(data[0]).toMatchObject({
      data: {
        object: { id: charge, amount_refunded: 100, refunded: false },
        previous_attributes: { amount_refunded: 0 },
      },
    });
    expect(data[0]?.data.object).not.toHaveProperty("refunds");
  });

  it("in parallel with others leaves exactly the captured amount refunded", async () => {
    const { charge } = await sell();
    const tries = Array.from({ length: 5 }, () =>
      kit.stripe.refunds.create({ charge, amount: 1100 }).then(
        () => 1,
        () => 0,
      ),
    );
    const done = (await Promise.all(tries)).reduce<number>((sum, one) => sum + one, 0);
    expect(done).toBe(3);
  });

  it("can be pending until it is settled", async () => {
    const { charge } = await sell();
    await kit.control.refunds.next("pending");
    const refund = await kit.stripe.refunds.create({ charge });
    expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" });
    await kit.control.refunds.settle(refund.id, "succeeded");
    expect(await kit.stripe.refunds.retrieve(refund.id)).toMatchObject({ status: "succeeded" });
    const updated = await kit.stripe.events.list({ type: "refund.updated" });
    expect(updated.data).toMatchObject([{ data: { previous_attributes: { status: "pending" } } }]);
  });

  it("can be pending and settle by itself after a while", async () => {
    const { charge } = await sell();
    await kit.control.refunds.next("pending", { afterMs: 50 });
    const { id } = await kit.stripe.refunds.create({ charge });
    await expect.poll(async () => (await kit.stripe.refunds.retrieve(id)).status).toBe("succeeded");
  });

  it("can fail later, which gives the amount back to the charge", async () => {
    const { charge } = await sell();
    await kit.control.refunds.next("fail-later");
    const refund = await kit.stripe.refunds.create({ charge });
    expect(refund.status).toBe("succeeded");
    await kit.control.refunds.settle(refund.id, "failed");
    expect(await kit.stripe.refunds.retrieve(refund.id)).toMatchObject({
      status: "failed",
      failure_reason: "expired_or_canceled_card",
    });
    expect(await kit.stripe.charges.retrieve(charge)).toMatchObject({
      amount_refunded: 0,
      refunded: false,
    });
    expect((await kit.stripe.events.list({ type: "refund.failed" })).data).toHaveLength(1);
    expect(await kit.stripe.refunds.create({ charge })).toMatchObject({ status: "succeeded" });
  });

  it("can be refused by the call, or come back failed", async () => {
    const { charge } = await sell();
    await kit.control.refunds.next("fail");
    await kit.control.refunds.next("failed");
    await expect(kit.stripe.refunds.create({ charge })).rejects.toMatchObject({
      statusCode: 400,
      code: "balance_insufficient",
    });
    expect(await kit.stripe.refunds.create({ charge })).toMatchObject({ status: "failed" });
    expect(await kit.stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 0 });
  });

  it("of an unpaid session has nothing to give back", async () => {
    const { id } = await kit.stripe.checkout.sessions.create(twoSeats());
    await kit.control.pay(id, { card: "4000000000000002" });
    const session = await kit.stripe.checkout.sessions.retrieve(id);
    const intent = session.payment_intent as string;
    await expect(kit.stripe.refunds.create({ payment_intent: intent })).rejects.toThrow(
      "does not have a successful charge to refund",
    );
    await expect(kit.stripe.refunds.create({ payment_intent: "pi_1" })).rejects.toMatchObject({
      statusCode: 400,
      code: "resource_missing",
      param: "payment_intent",
    });
  });
});

describe("a dispute", () => {
  it("stops refunds, is told by events, and is lost", async () => {
    const { intent, charge } = await sell();
    const id = await kit.control.dispute.open(intent);
    expect(await kit.stripe.disputes.retrieve(id)).toMatchObject({
      object: "dispute",
      status: "needs_response",
      amount: 3300,
      charge,
      payment_intent: intent,
      is_charge_refundable: false,
    });
    expect(await kit.stripe.charges.retrieve(charge)).toMatchObject({ disputed: true });
    await expect(kit.stripe.refunds.create({ charge })).rejects.toMatchObject({
      statusCode: 400,
      code: "charge_disputed",
    });
    await kit.control.dispute.close(id, "lost");
    expect((await kit.stripe.disputes.list({ payment_intent: intent })).data).toMatchObject([
      { id, status: "lost" },
    ]);
    const types = ["charge.dispute.closed", "charge.dispute.created"];
    const events = await kit.stripe.events.list({ types });
    expect(events.data.map((event) => event.type)).toEqual(types);
    await expect(kit.stripe.refunds.create({ charge })).rejects.toMatchObject({
      code: "charge_disputed",
    });
  });

  it("that is won lets refunds through again", async () => {
    const { charge } = await sell();
    const id = await kit.control.dispute.open(charge);
    await kit.control.dispute.close(id, "won");
    await kit.control.dispute.close(id, "lost");
    expect(await kit.stripe.disputes.retrieve(id)).toMatchObject({ status: "won" });
    expect(await kit.stripe.refunds.create({ charge })).toMatchObject({ status: "succeeded" });
  });
});

async function sell(): Promise<{ intent: string; charge: string }> {
  const { id } = await kit.stripe.checkout.sessions.create(twoSeats());
  await kit.control.pay(id);
  const session = await kit.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
  const intent = session.payment_intent as Stripe.PaymentIntent;
  return { intent: intent.id, charge: intent.latest_charge as string };
}
