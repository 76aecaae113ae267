import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  sdkFor,
  seatLine,
  startStripeKit,
  twoSeats,
  until,
  type StripeKit,
} from "../../local/stripe/test-kit";

let kit: StripeKit;
beforeAll(async () => {
  kit = await startStripeKit();
});
beforeEach(() => kit.control.reset());
afterAll(() => kit.stop());

describe("a checkout session", () => {
  it("is open and unpaid when it is new, with a URL and the sum of its lines", async () => {
    const session = await kit.stripe.checkout.sessions.create(
      twoSeats({ line_items: [seatLine("usd", 1650, 2), seatLine("usd", 250)] }),
    );

    expect(session).toMatchObject({
      object: "checkout.session",
      livemode: false,
      mode: "payment",
      status: "open",
      payment_status: "unpaid",
      payment_intent: null,
      amount_total: 3550,
      amount_subtotal: 3550,
      currency: "usd",
      client_reference_id: "bkg_1",
      customer_email: "ada@example.com",
      customer_details: null,
      metadata: { bookingId: "bkg_1" },
      payment_method_types: ["card", "us_bank_account"],
      success_url: "http://127.0.0.1:9/done?session={CHECKOUT_SESSION_ID}",
      url: `${kit.url}/c/pay/${session.id}`,
    });
    expect(session.id).toMatch(/^cs_test_/);
    expect(session.expires_at - session.created).toBe(24 * 60 * 60);
    expect(session).not.toHaveProperty("line_items");
    expect(session.lastResponse.requestId).toMatch(/^req_/);
    expect(session.lastResponse.headers["stripe-version"]).toBe(Stripe.API_VERSION);
  });

  it("is complete and paid after paying, and expands to its intent, charge, refunds and lines", async () => {
    const { id } = await kit.stripe.checkout.sessions.create(twoSeats());
    await kit.control.pay(id, { name: "Ada Lovelace" });

    const session = await kit.stripe.checkout.sessions.retrieve(id, {
      expand: ["payment_intent.latest_charge.refunds", "line_items"],
    });

    expect(session).toMatchObject({
      status: "complete",
      payment_status: "paid",
      url: null,
      customer_details: { email: "ada@example.com", name: "Ada Lovelace" },
      line_items: { data: [{ description: "The Salt Meridian", quantity: 2, amount_total: 3300 }] },
      payment_intent: {
        object: "payment_intent",
        status: "succeeded",
        amount: 3300,
        amount_received: 3300,
        currency: "usd",
        description: "Two seats",
        metadata: { bookingId: "bkg_1" },
        latest_charge: {
          object: "charge",
          status: "succeeded",
          paid: true,
          captured: true,
          amount_captured: 3300,
          amount_refunded: 0,
          refunded: false,
          disputed: false,
          payment_method_details: { type: "card", card: { brand: "visa", last4: "4242" } },
          refunds: { object: "list", data: [] },
        },
      },
    });
  });

  it("names its intent by id when nothing is expanded", async () => {
    const { id } = await kit.stripe.checkout.sessions.create(twoSeats());
    await kit.control.pay(id);
    const session = await kit.stripe.checkout.sessions.retrieve(id);
    expect(session.payment_intent).toMatch(/^pi_/);
    const intent = await kit.stripe.paymentIntents.retrieve(session.payment_intent as string);
    expect(intent.latest_charge).toMatch(/^ch_/);
    const charges = await kit.stripe.charges.list({ payment_intent: intent.id });
    expect(charges.data.map((charge) => charge.id)).toEqual([intent.latest_charge]);
  });

  it("lists its line items page by page", async () => {
    const lines = [seatLine("usd", 1000), seatLine("usd", 2000), seatLine("usd", 3000)];
    const { id } = await kit.stripe.checkout.sessions.create(twoSeats({ line_items: lines }));
    const first = await kit.stripe.checkout.sessions.listLineItems(id, { limit: 2 });
    expect(first).toMatchObject({
      has_more: true,
      data: [{ amount_total: 1000 }, { amount_total: 2000 }],
    });
  });

  it("expires when it is told to, once, and cannot be paid then", async () => {
    const { id } = await kit.stripe.checkout.sessions.create(twoSeats());
    const expired = await kit.stripe.checkout.sessions.expire(id);
    expect(expired).toMatchObject({ status: "expired", payment_status: "unpaid", url: null });
    expect(await kit.control.pay(id)).toEqual({ outcome: "expired" });
    await expect(kit.stripe.checkout.sessions.expire(id)).rejects.toMatchObject({
      statusCode: 400,
      type: "StripeInvalidRequestError",
      message:
        'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of `expired`.',
    });
  });

  it("cannot be expired once it is paid", async () => {
    const { id } = await kit.stripe.checkout.sessions.create(twoSeats());
    await kit.control.pay(id);
    await expect(kit.stripe.checkout.sessions.expire(id)).rejects.toThrow("status of `complete`");
  });

  it("expires by itself when its time is over, and says so in an event", async () => {
    const { id } = await kit.stripe.checkout.sessions.create(twoSeats());
    await kit.control.expireSession(id);
    expect(await kit.stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: "expired" });
    const events = await kit.stripe.events.list({ type: "checkout.session.expired" });
    expect(events.data.map((event) => (event.data.object as { id: string }).id)).toEqual([id]);
  });

  it("takes an expiry from 30 minutes to 24 hours after its creation and no other", async () => {
    const create = (seconds: number) =>
      kit.stripe.checkout.sessions.create(
        twoSeats({ expires_at: Math.floor(Date.now() / 1000) + seconds }),
      );
    await expect(create(30 * 60 - 5)).rejects.toMatchObject({
      statusCode: 400,
      param: "expires_at",
      message: expect.stringContaining("at least 30 minutes") as string,
    });
    await expect(create(24 * 60 * 60 + 60)).rejects.toMatchObject({ param: "expires_at" });
    expect(await create(45 * 60)).toMatchObject({ status: "open" });
  });
});

describe("the payment methods of a session", () => {
  const methodsOf = async (more: Partial<Stripe.Checkout.SessionCreateParams>) =>
    (await kit.stripe.checkout.sessions.create(twoSeats(more))).payment_method_types;

  it("are those of the account that fit the currency", async () => {
    expect(await methodsOf({ line_items: [seatLine("eur", 900)] })).toEqual(["card", "sepa_debit"]);
    expect(await methodsOf({ line_items: [seatLine("inr", 9000)] })).toEqual(["card"]);
  });

  it("are filtered by what the request allows or excludes", async () => {
    expect(await methodsOf({ allowed_payment_method_types: ["card"] })).toEqual(["card"]);
    expect(await methodsOf({ allowed_payment_method_types: ["card", "sepa_debit"] })).toEqual([
      "card",
    ]);
    expect(await methodsOf({ excluded_payment_method_types: ["us_bank_account"] })).toEqual([
      "card",
    ]);
  });
});

describe("bad requests", () => {
  const create = (more: object) => kit.stripe.checkout.sessions.create(twoSeats(more));
  const line = (price: object) => ({ line_items: [{ quantity: 1, price_data: price }] });

  it.each([
    ["too little money", { line_items: [seatLine("usd", 49)] }, { code: "amount_too_small" }],
    ["too little in pounds", { line_items: [seatLine("gbp", 29)] }, { code: "amount_too_small" }],
    ["no lines", { line_items: [] }, { param: "line_items", code: "parameter_missing" }],
    ["a bad URL", { success_url: "done" }, { param: "success_url", code: "url_invalid" }],
    ["a bad address", { customer_email: "ada" }, { param: "customer_email" }],
    [
      "no currency",
      line({ unit_amount: 900, product_data: { name: "x" } }),
      { param: "line_items[0][price_data][currency]" },
    ],
    [
      "no name",
      line({ currency: "usd", unit_amount: 900, product_data: {} }),
      { code: "parameter_missing" },
    ],
    [
      "a fraction",
      line({ currency: "usd", unit_amount: 9.5, product_data: { name: "x" } }),
      { code: "parameter_invalid_integer" },
    ],
    ["an unknown parameter", { colour: "red" }, { param: "colour", code: "parameter_unknown" }],
    [
      "a list of payment methods",
      { payment_method_types: ["card"] },
      { param: "payment_method_types" },
    ],
    [
      "no payment method left",
      { allowed_payment_method_types: ["sepa_debit"] },
      { param: "payment_method_types" },
    ],
  ])("with %s are refused in Stripe's shape", async (_name, more, shape) => {
    await expect(create(more)).rejects.toMatchObject({
      statusCode: 400,
      type: "StripeInvalidRequestError",
      ...shape,
    });
  });

  it("fifty paise and thirty pence are the least that can be charged", async () => {
    expect(await create({ line_items: [seatLine("inr", 50)] })).toMatchObject({ amount_total: 50 });
    expect(await create({ line_items: [seatLine("gbp", 30)] })).toMatchObject({ amount_total: 30 });
  });

  it("without the right key are 401", async () => {
    await expect(sdkFor(kit.url, "sk_test_other").checkout.sessions.list()).rejects.toMatchObject({
      statusCode: 401,
      type: "StripeAuthenticationError",
    });
  });

  it("to an address that does not exist are 404 in Stripe's shape", async () => {
    const answer = await fetch(`${kit.url}/v1/nothing`, {
      headers: { Authorization: "Bearer sk_test_local" },
    });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { type: "invalid_request_error" } });
  });

  it("for ids nobody has are 404 with resource_missing", async () => {
    const missing = { statusCode: 404, code: "resource_missing" };
    await expect(kit.stripe.checkout.sessions.retrieve("cs_1")).rejects.toMatchObject(missing);
    await expect(kit.stripe.paymentIntents.retrieve("pi_1")).rejects.toMatchObject(missing);
    await expect(kit.stripe.charges.retrieve("ch_1")).rejects.toMatchObject(missing);
    await expect(kit.stripe.refunds.retrieve("re_1")).rejects.toMatchObject(missing);
    await expect(kit.stripe.disputes.retrieve("du_1")).rejects.toMatchObject(missing);
    await expect(kit.stripe.events.retrieve("evt_1")).rejects.toMatchObject(missing);
  });
});

describe("lists", () => {
  it("go newest first, page both ways and end", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1)
      ids.unshift((await kit.stripe.checkout.sessions.create(twoSeats())).id);
    const { sessions } = kit.stripe.checkout;
    const idsOf = (list: { data: { id: string }[] }) => list.data.map((one) => one.id);

    const first = await sessions.list({ limit: 2 });
    expect(first.has_more).toBe(true);
    expect(idsOf(first)).toEqual(ids.slice(0, 2));
    const last = await sessions.list({ limit: 3, starting_after: ids[1] ?? "" });
    expect(last.has_more).toBe(false);
    expect(idsOf(last)).toEqual(ids.slice(2));
    expect(idsOf(await sessions.list({ limit: 2, ending_before: ids[4] ?? "" }))).toEqual(
      ids.slice(2, 4),
    );

    const all: string[] = [];
    for await (const session of sessions.list({ limit: 2 })) all.push(session.id);
    expect(all).toEqual(ids);
    await expect(sessions.list({ limit: 101 })).rejects.toMatchObject({ param: "limit" });
  });

  it("filter by state, by time and by intent, and expand what they hold", async () => {
    const { sessions } = kit.stripe.checkout;
    const [paid, open] = [await sessions.create(twoSeats()), await sessions.create(twoSeats())];
    await kit.control.pay(paid.id);

    const complete = await sessions.list({ status: "complete", expand: ["data.payment_intent"] });
    expect(complete.data).toMatchObject([{ id: paid.id, payment_intent: { status: "succeeded" } }]);
    const intent = complete.data[0]?.payment_intent as Stripe.PaymentIntent;
    expect((await sessions.list({ payment_intent: intent.id })).data).toHaveLength(1);
    expect((await sessions.list({ status: "open" })).data).toMatchObject([{ id: open.id }]);
    expect((await sessions.list({ created: { gte: paid.created } })).data).toHaveLength(2);
    expect((await sessions.list({ created: { lt: paid.created } })).data).toHaveLength(0);
  });

  it("of events filter by types", async () => {
    const { id } = await kit.stripe.checkout.sessions.create(twoSeats());
    await kit.control.pay(id);
    const types = ["checkout.session.completed", "charge.succeeded"];
    const events = await until(() => kit.stripe.events.list({ types }));
    expect(events.data.map((event) => event.type)).toEqual(types);
    const one = await kit.stripe.events.retrieve(events.data[0]?.id ?? "");
    expect(one).toMatchObject({ object: "event", livemode: false, data: { object: { id } } });
  });
});
