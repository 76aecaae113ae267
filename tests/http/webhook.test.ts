import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { resendControl } from "@/local/resend/control";
import { inngestControl } from "@/local/inngest/control";
import { stripeControl } from "@/local/stripe/control";
import { signatureHeader } from "@/local/stripe/signature";
import { db } from "@/lib/db/client";
import { now } from "@/lib/services/clock";
import { call, sessionIdIn, type Problem } from "@/tests/support/api";
import { expectInvariants } from "@/tests/support/invariants";
import { lookInto, visit } from "@/tests/support/people";
import { until } from "@/tests/support/until";
import { makeShowtime } from "@/tests/support/world";

const stack = inject("stack");
const hand = stripeControl(stack.stripe.url);
const PATH = "/api/stripe/webhook";
const TWENTY = Array.from({ length: 20 }, (_, at) => at);

beforeAll(async () => {
  await lookInto(stack, inject("stackFolder"));
  // What Stripe itself would send waits: this test is the only one who knocks.
  await hand.webhooks.setMode({ paused: true });
});
afterAll(() => hand.webhooks.setMode({}));

test("one signed event twenty times at once beside the open success page is one confirmation", async () => {
  const { buyer, bookingId, sessionId } = await payUnnoticed();
  const body = eventBody("checkout.session.completed", { id: sessionId });
  const signature = sign(body);
  const pages = [buyer.token, undefined, buyer.token, undefined].map((token) =>
    call<string>(stack.app, `/checkout/return?session_id=${sessionId}`, token ? { token } : {}),
  );
  const [events, [owners, strangers]] = await Promise.all([
    Promise.all(TWENTY.map(() => send(body, signature))),
    Promise.all(pages),
  ]);
  expect(events.map((event) => event.status)).toEqual(TWENTY.map(() => 200));
  expect(owners?.status).toBe(307);
  expect(owners?.headers.get("location")).toBe(`/bookings/${bookingId}`);
  expect(strangers?.text).toMatch(/sign in/i);
  expect(strangers?.text).not.toContain(buyer.actor.email);

  await expectOnePurchase(bookingId);
  await expectOneMail(buyer.actor.email);
  // Now Stripe's own event comes as well, and later twenty more.
  await hand.webhooks.flush();
  await Promise.all(TWENTY.map(() => send(body, signature)));
  await expectOnePurchase(bookingId);
  await inngestControl(stack.inngest).idle();
  await expectOneMail(buyer.actor.email);
});

test("the success page alone confirms, even if no webhook ever arrives", async () => {
  const { buyer, bookingId, sessionId } = await payUnnoticed();
  const page = await buyer.api.get(`/checkout/return?session_id=${sessionId}`);
  expect(page.status).toBe(307);
  await expectOnePurchase(bookingId);
});

test.each([
  ["an unknown secret", (body: string) => signatureHeader(body, ["whsec_forged"], Date.now())],
  ["another body", () => sign(eventBody("charge.refunded", { id: "ch_other" }))],
  [
    "six minutes ago",
    (body: string) => signatureHeader(body, [stack.stripe.webhookSecret], Date.now() - 360_000),
  ],
  ["no secret at all", () => ""],
  ["nonsense", () => "t=abc,v1=🎬".replace("🎬", "zz")],
])("an event signed with %s is refused and changes nothing", async (_, toSignature) => {
  const { bookingId, sessionId } = await payUnnoticed();
  const body = eventBody("checkout.session.completed", { id: sessionId });
  const answer = await send(body, toSignature(body));
  expect([answer.status, answer.body.code]).toEqual([400, "bad_signature"]);
  expect(await stateOf(bookingId)).toBe("PENDING");
});

test("one of two signatures with the right secret is enough while a secret is rotated", async () => {
  const body = eventBody("customer.created", { id: "cus_1" });
  const secrets = ["whsec_the_next_one", stack.stripe.webhookSecret];
  expect((await send(body, signatureHeader(body, secrets, Date.now()))).status).toBe(200);
});

test("an event of a type nobody handles is taken with 200", async () => {
  const body = eventBody("invoice.finalized", { id: "in_1" });
  expect((await send(body, sign(body))).status).toBe(200);
});

test("an event about a session that is not ours is taken with 200 and changes nothing", async () => {
  const body = eventBody("checkout.session.completed", { id: "cs_test_of_another_shop" });
  const before = await db().transaction.count();
  expect((await send(body, sign(body))).status).toBe(200);
  expect(await db().transaction.count()).toBe(before);
});

test("five megabytes are refused, told beforehand or not", async () => {
  const body = eventBody("checkout.session.completed", { id: "x".repeat(5 * 1024 * 1024) });
  const told = await send(body, sign(body));
  expect([told.status, told.body.code]).toEqual([413, "too_large"]);
  const untold = await call<Problem>(stack.app, PATH, {
    raw: new Blob([body]).stream(),
    headers: { "content-type": "application/json", "stripe-signature": sign(body) },
  });
  expect([untold.status, untold.body.code]).toEqual([413, "too_large"]);
});

test("what is signed but is no event is refused", async () => {
  for (const body of ["not json", "[]", "null", '"text"', "{}"]) {
    const { status } = await send(body, sign(body));
    expect([body, status < 500]).toEqual([body, true]);
  }
});

/** A booking whose checkout was paid, and nobody told us yet. */
async function payUnnoticed() {
  const show = await makeShowtime(now());
  const buyer = await visit(stack.app);
  const held = await buyer.api.lock(show.showtimeId, [show.seat("A1"), show.seat("A2")]);
  const { bookingId } = held.body;
  const sessionId = sessionIdIn((await buyer.api.pay(bookingId)).body.checkoutUrl);
  await hand.pay(sessionId);
  expect(await stateOf(bookingId)).toBe("PENDING");
  return { buyer, bookingId, sessionId };
}

function eventBody(type: string, object: object): string {
  return JSON.stringify({
    id: `evt_${Math.random().toString(36).slice(2)}`,
    object: "event",
    api_version: "2025-01-01",
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
    data: { object },
  });
}

function sign(body: string): string {
  return signatureHeader(body, [stack.stripe.webhookSecret], Date.now());
}

function send(body: string, signature: string) {
  return call<Problem>(stack.app, PATH, {
    raw: body,
    headers: { "content-type": "application/json", "stripe-signature": signature },
  });
}

async function stateOf(id: string): Promise<string> {
  return (await db().booking.findUniqueOrThrow({ where: { id } })).state;
}

async function expectOnePurchase(bookingId: string): Promise<void> {
  const booking = await db().booking.findUniqueOrThrow({
    where: { id: bookingId },
    include: { tickets: true, refunds: true, payments: { include: { transactions: true } } },
  });
  expect(booking.state).toBe("CONFIRMED");
  expect(booking.tickets.map((ticket) => ticket.state)).toEqual(["VALID", "VALID"]);
  expect(booking.payments.map((payment) => payment.state)).toEqual(["PAID"]);
  const ledger = booking.payments.flatMap((payment) => payment.transactions);
  expect(ledger.map((row) => [row.kind, row.amountMinor])).toEqual([
    ["CAPTURE", booking.totalMinor],
  ]);
  expect(booking.refunds).toEqual([]);
  await expectInvariants(now());
}

async function expectOneMail(email: string): Promise<void> {
  const mails = await until("the mail is there", async () => {
    const all = await resendControl(stack.resend).mails();
    const mine = all.filter((mail) => mail.to.includes(email));
    return mine.length > 0 ? mine : null;
  });
  expect(mails).toHaveLength(1);
}
