import { afterEach, describe, expect, test } from "vitest";
import { POST } from "@/app/api/stripe/webhook/route";
import { handleStripeEvent } from "@/lib/commands/handle-stripe-event";
import { db } from "@/lib/db/client";
import { MINUTE_MS } from "@/lib/domain/time";
import { now } from "@/lib/services/clock";
import { readEvent } from "@/lib/services/payments/events";
import { stripe } from "@/lib/services/payments/stripe";
import { signatureHeader } from "@/local/stripe/signature";
import { expectInvariants } from "@/tests/support/invariants";
import { makeCheckout, readBooking } from "@/tests/support/money";
import { testParts } from "@/tests/support/parts";
import { receiveWebhooks } from "@/tests/support/webhooks";

const { stripeHand, secrets } = testParts();
const NEXT_SECRET = "whsec_the_next_one";
process.env["STRIPE_WEBHOOK_SECRETS"] = `${NEXT_SECRET}, ${secrets.webhookSecret}`;

afterEach(() => stripeHand.clearFaults());

describe("an event is believed", () => {
  test("when Stripe signed its very bytes, and then only its id is used", async () => {
    const { sale, body } = await makePaidEvent();
    const event = readEvent(body, sign(body));
    expect(event).toEqual({
      eventId: JSON.parse(body).id,
      type: "checkout.session.completed",
      subject: { kind: "session", sessionId: sale.sessionId },
    });
  });

  test("under either secret while one replaces the other", async () => {
    const { body } = await makePaidEvent();
    expect(readEvent(body, sign(body, [NEXT_SECRET]))).not.toBeNull();
    expect(readEvent(body, sign(body, ["whsec_retired", secrets.webhookSecret]))).not.toBeNull();
  });
});

describe("an event is refused and does nothing", () => {
  test.each<[string, (body: string) => { body: string; signature: string }]>([
    ["signed by somebody else", (body) => ({ body, signature: sign(body, ["whsec_forged"]) })],
    ["without a signature", (body) => ({ body, signature: "" })],
    ["with a word for a signature", (body) => ({ body, signature: "let me in" })],
    [
      "signed more than five minutes ago",
      (body) => ({ body, signature: sign(body, undefined, Date.now() - 6 * MINUTE_MS) }),
    ],
    [
      "written anew from its own contents",
      (body) => ({ body: JSON.stringify(JSON.parse(body)), signature: sign(body) }),
    ],
    [
      "with one letter changed",
      (body) => ({ body: body.replace("completed", "expired!!"), signature: sign(body) }),
    ],
    ["that is no JSON, though signed", () => ({ body: "{", signature: sign("{") })],
  ])("%s", async (_, alter) => {
    const { sale, body } = await makePaidEvent();
    const forged = alter(body);
    expect(readEvent(forged.body, forged.signature)).toBeNull();
    const answer = await POST(toRequest(forged));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "bad_signature" });
    expect(await readBooking(sale.bookingId)).toMatchObject({ state: "PENDING" });
    expect(await findProcessed(body)).toBeNull();
  });

  test("longer than any of Stripe's", async () => {
    const body = " ".repeat(1024 * 1024 + 1);
    expect((await POST(toRequest({ body, signature: sign(body) }))).status).toBe(413);
  });
});

test("the same signed event twenty times in parallel has one effect", async () => {
  const { sale, body } = await makePaidEvent();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => take(body)));

  expect(new Set(outcomes)).toContain("confirm");
  expect(outcomes.filter((outcome) => outcome === "confirm")).toHaveLength(1);
  const booking = await readBooking(sale.bookingId);
  expect(booking).toMatchObject({ state: "CONFIRMED", refunds: [] });
  expect(booking.tickets).toHaveLength(2);
  expect(booking.payments[0]!.transactions).toHaveLength(1);
  expect(await findProcessed(body)).toMatchObject({ outcome: expect.any(String) });
  await expectInvariants(now());
});

test("an event that is known is not looked into again", async () => {
  const { sale, body } = await makePaidEvent();
  expect(await take(body)).toBe("confirm");
  const before = await readBooking(sale.bookingId);
  const asked = (await stripeHand.requests()).length;
  expect(await take(body)).toBe("known");

  expect(await readBooking(sale.bookingId)).toEqual(before);
  expect(await stripeHand.requests()).toHaveLength(asked);
});

test("an event and its effect are one commit: without the effect it is not known", async () => {
  const { sale, body } = await makePaidEvent();
  const match = { method: "GET", path: "/v1/checkout/sessions" };
  await stripeHand.faults.add({ kind: "drop-connection", when: "before", match, times: 50 });
  await expect(take(body)).rejects.toThrow();
  expect(await findProcessed(body)).toBeNull();

  await stripeHand.clearFaults();
  expect(await take(body)).toBe("confirm");
  expect(await findProcessed(body)).toMatchObject({ outcome: "confirm" });
  expect(await readBooking(sale.bookingId)).toMatchObject({ state: "CONFIRMED" });
});

test("an event of a type we do not handle is taken and changes nothing", async () => {
  await makePaidEvent();
  const { data } = await stripe().events.list({ type: "charge.succeeded", limit: 1 });
  const body = JSON.stringify(data[0]);
  expect(await take(body)).toBe("ignored");
  expect(await findProcessed(body)).toBeNull();
});

test("events in any order and any number end in the same booking", async () => {
  const receiver = await receiveWebhooks();
  await stripeHand.webhooks.setMode({ paused: true, reorder: true, duplicate: 3 });
  const sale = await makeCheckout();
  await stripeHand.pay(sale.sessionId);
  const told = await receiver.deliver();
  await receiver.stop();
  await stripeHand.webhooks.setMode({});

  const completed = told.filter((line) => line.startsWith("checkout.session.completed"));
  expect(completed.map((line) => line.split(": ")[1])).toEqual(["confirm", "known", "known"]);
  const booking = await readBooking(sale.bookingId);
  expect(booking).toMatchObject({ state: "CONFIRMED" });
  expect(booking.tickets).toHaveLength(2);
  await expectInvariants(now());
});

/** A checkout that was paid, and the event Stripe would send about it. */
async function makePaidEvent() {
  const sale = await makeCheckout();
  await stripeHand.pay(sale.sessionId);
  const { data } = await stripe().events.list({ type: "checkout.session.completed", limit: 1 });
  return { sale, body: JSON.stringify(data[0], null, 2) };
}

function sign(body: string, by: string[] = [secrets.webhookSecret], atMs = Date.now()): string {
  return signatureHeader(body, by, atMs);
}

async function take(body: string): Promise<string> {
  const event = readEvent(body, sign(body));
  if (!event) throw new Error("The event was refused.");
  return handleStripeEvent(event, { now: now() });
}

function findProcessed(body: string) {
  const { id } = JSON.parse(body) as { id: string };
  return db().processedEvent.findUnique({ where: { id } });
}

function toRequest({ body, signature }: { body: string; signature: string }): Request {
  const headers = { "stripe-signature": signature };
  return new Request("http://127.0.0.1:3000/api/stripe/webhook", { method: "POST", body, headers });
}
