import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startStripeKit, twoSeats, type StripeKit } from "../../local/stripe/test-kit";

let kit: StripeKit;
beforeAll(async () => {
  kit = await startStripeKit();
});
beforeEach(() => kit.control.reset());
afterAll(() => kit.stop());

const create = (more = {}) => kit.stripe.checkout.sessions.create(twoSeats(more));
const retrieve = (id: string) => kit.stripe.checkout.sessions.retrieve(id);

describe("the hosted checkout", () => {
  it("shows what is bought, prefills the address and loads nothing from elsewhere", async () => {
    const session = await create();
    const page = await look(session.url);
    expect(page).toContain("The Salt Meridian");
    expect(page).toContain("Row F, seats 7 and 8");
    expect(page).toContain('value="ada@example.com"');
    expect(page).toContain("Pay $33.00");
    expect(page).toContain('href="http://127.0.0.1:9/back"');
    expect(page).not.toMatch(/<script|src=|url\(/);
  });

  it("offers only cards when the session allows only cards", async () => {
    const { url } = await create({ allowed_payment_method_types: ["card"] });
    expect(await look(url)).not.toContain('type="radio"');
  });

  it("takes 4242 and sends the buyer to the success address with the session's id", async () => {
    const session = await create();
    const answer = await submit(session.id, CARD);
    expect(answer.status).toBe(303);
    expect(answer.location).toBe(`http://127.0.0.1:9/done?session=${session.id}`);
    expect(await retrieve(session.id)).toMatchObject({ payment_status: "paid" });
  });

  it("declines 0002 inside the session, which stays open for another card", async () => {
    const { id } = await create();
    const declined = await submit(id, { ...CARD, number: "4000 0000 0000 0002" });
    expect(declined.status).toBe(200);
    expect(declined.text).toContain("Your card was declined");
    expect(declined.text).toContain('role="alert"');
    expect(declined.text).not.toContain('value="4000');
    expect(await retrieve(id)).toMatchObject({ status: "open", payment_status: "unpaid" });

    const failed = await kit.stripe.events.list({ type: "payment_intent.payment_failed" });
    expect(failed.data).toMatchObject([
      { data: { object: { last_payment_error: { code: "card_declined" } } } },
    ]);
    expect((await submit(id, CARD)).status).toBe(303);
    const intents = await kit.stripe.paymentIntents.list();
    expect(intents.data).toMatchObject([{ status: "succeeded", last_payment_error: null }]);
  });

  it.each([
    ["number", { number: "4111 1111 1111 1112" }, "Your card number is invalid"],
    ["number", { number: "" }, "Enter your card number"],
    ["expiry", { expiry: "01 / 20" }, "Your card's expiration date is in the past"],
    ["expiry", { expiry: "13 / 40" }, "Your card's expiration date is incomplete"],
    ["cvc", { cvc: "1" }, "Your card's security code is incomplete"],
    ["email", { email: "ada" }, "Enter your email address"],
    ["name", { name: "" }, "Enter the name on the card"],
  ])("says what is wrong with the %s", async (field, wrong, sentence) => {
    const { id } = await create();
    const page = (await submit(id, { ...CARD, ...wrong })).text;
    expect(page).toContain(`<a href="#${field}">${sentence}`);
    expect(page).toContain(`id="${field}-problem"`);
    expect(await retrieve(id)).toMatchObject({ status: "open", payment_intent: null });
  });

  it("asks the bank first for 3155, and pays when it agrees", async () => {
    const { id } = await create();
    const asked = await submit(id, { ...CARD, number: "4000002500003155" });
    expect(asked.location).toBe(`/c/pay/${id}/authenticate`);
    expect(await look(`${kit.url}/c/pay/${id}/authenticate`)).toContain("Complete");
    expect(await retrieve(id)).toMatchObject({ status: "open" });
    const done = await submit(id, { answer: "complete" }, "/authenticate");
    expect(done.location).toContain("/done");
    expect(await retrieve(id)).toMatchObject({ status: "complete", payment_status: "paid" });
  });

  it("returns to the form when the bank refuses 3155", async () => {
    const { id } = await create();
    await submit(id, { ...CARD, number: "4000002500003155" });
    const refused = await submit(id, { answer: "fail" }, "/authenticate");
    expect(refused.text).toContain("could not authenticate your card");
    expect(await retrieve(id)).toMatchObject({ status: "open", payment_status: "unpaid" });
    expect((await submit(id, CARD)).status).toBe(303);
  });

  it("pressed twenty times at once charges once and forwards the others", async () => {
    const { id } = await create();
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(id, CARD)));
    expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
    const others = answers.filter((answer) => answer.status === 200);
    expect(others).toHaveLength(19);
    expect(others[0]?.text).toContain("You have already paid");
    expect(others[0]?.refresh).toBe(`2; url=http://127.0.0.1:9/done?session=${id}`);
    expect((await kit.stripe.charges.list()).data).toHaveLength(1);
  });

  it("two tabs in 3-D Secure charge once", async () => {
    const { id } = await create();
    await submit(id, { ...CARD, number: "4000002500003155" });
    await submit(id, { ...CARD, number: "4000002500003155" });
    await submit(id, { answer: "complete" }, "/authenticate");
    const second = await submit(id, { answer: "complete" }, "/authenticate");
    expect(second.text).toContain("You have already paid");
    expect((await kit.stripe.charges.list()).data).toHaveLength(1);
  });

  it("that has expired says so, links back and takes no money", async () => {
    const { id, url } = await create();
    await kit.stripe.checkout.sessions.expire(id);
    const page = await look(url);
    expect(page).toContain("This checkout has expired");
    expect(page).toContain('href="http://127.0.0.1:9/back"');
    expect((await submit(id, CARD)).text).toContain("This checkout has expired");
    expect((await kit.stripe.charges.list()).data).toHaveLength(0);
  });

  it("shows names as text, whatever they contain", async () => {
    const { url } = await create({
      line_items: [
        {
          quantity: 1,
          price_data: { currency: "usd", unit_amount: 900, product_data: { name: "<b>&\"'" } },
        },
      ],
    });
    expect(await look(url)).toContain("&lt;b&gt;&amp;&quot;&#39;");
  });

  it("shows the amounts of a currency at home", async () => {
    const price = { currency: "inr", unit_amount: 125_000, product_data: { name: "Seat" } };
    const { url } = await create({ line_items: [{ quantity: 1, price_data: price }] });
    expect(await look(url)).toContain("Pay ₹1,250.00");
  });
});

describe("a delayed payment", () => {
  const ACCOUNT = {
    email: "ada@example.com",
    method: "us_bank_account",
    account: "000123456789",
    holder: "Ada",
  };

  it("is complete and unpaid at first, and paid when the bank says so", async () => {
    const { id, url } = await create();
    expect(await look(url)).toContain("US bank account");
    expect((await submit(id, ACCOUNT)).location).toContain("/done");
    const waiting = await kit.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
    expect(waiting).toMatchObject({
      status: "complete",
      payment_status: "unpaid",
      payment_intent: { status: "processing" },
    });
    await kit.control.settle(id, "succeed");
    expect(await retrieve(id)).toMatchObject({ status: "complete", payment_status: "paid" });
    expect(await typesOf()).toContain("checkout.session.async_payment_succeeded");
  });

  it("from 000111111116 fails later, by itself", async () => {
    await kit.control.delays({ delayedPaymentMs: 50 });
    const { id } = await create();
    await submit(id, { ...ACCOUNT, account: "000111111116" });
    await expect
      .poll(typesOf, { timeout: 5000 })
      .toContain("checkout.session.async_payment_failed");
    const session = await kit.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
    expect(session).toMatchObject({
      status: "complete",
      payment_status: "unpaid",
      payment_intent: { status: "requires_payment_method" },
    });
  });

  it("from an account nobody has is refused on the form", async () => {
    const { id } = await create();
    const page = await submit(id, { ...ACCOUNT, account: "1" });
    expect(page.text).toContain("not one of the test account numbers");
  });

  const typesOf = async () => (await kit.stripe.events.list()).data.map((event) => event.type);
});

it("the index page lists what was sold and its buttons act", async () => {
  const { id } = await create();
  await kit.control.pay(id);
  const charge = (await kit.stripe.charges.list()).data[0]?.id ?? "";
  expect(await look(kit.url)).toContain("complete, paid");
  const body = new URLSearchParams({ id: charge });
  const options = { method: "POST", body, redirect: "manual" } as const;
  expect((await fetch(`${kit.url}/actions/refund`, options)).status).toBe(303);
  expect(await look(kit.url)).toContain("$33.00 refunded");
  const foreign = { ...options, headers: { Origin: "http://127.0.0.1:1" } };
  expect((await fetch(`${kit.url}/actions/dispute`, foreign)).status).toBe(401);
});

const CARD = {
  email: "ada@example.com",
  number: "4242 4242 4242 4242",
  expiry: "12 / 34",
  cvc: "123",
  name: "Ada Lovelace",
};

async function look(url: string | null): Promise<string> {
  const answer = await fetch(url ?? "");
  expect(answer.status).toBe(200);
  return answer.text();
}

async function submit(id: string, fields: Record<string, string>, step = "") {
  const answer = await fetch(`${kit.url}/c/pay/${id}${step}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  return {
    status: answer.status,
    location: answer.headers.get("location"),
    refresh: answer.headers.get("refresh"),
    text: (await answer.text()).replaceAll("&#39;", "'"),
  };
}
