import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Stripe from "stripe";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { stripeControl } from "../../local/stripe/control";
import {
  sdkFor,
  SECRET_KEY,
  startStripeKit,
  twoSeats,
  until,
  WEBHOOK_SECRET,
  type StripeKit,
} from "../../local/stripe/test-kit";

let kit: StripeKit;
beforeAll(async () => {
  kit = await startStripeKit();
});
beforeEach(async () => {
  await kit.control.reset();
  kit.received.length = 0;
  kit.answers.length = 0;
});
afterAll(() => kit.stop());

describe("a webhook", () => {
  it("is signed as Stripe signs, and carries the object as it was", async () => {
    const id = await sell();
    const webhook = await arrived("checkout.session.completed");
    const signature = String(webhook.headers["stripe-signature"]);
    const event = kit.stripe.webhooks.constructEvent(webhook.body, signature, WEBHOOK_SECRET);
    expect(event).toMatchObject({
      object: "event",
      api_version: Stripe.API_VERSION,
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      data: { object: { id, object: "checkout.session", payment_status: "paid" } },
    });
    expect(webhook.body).toContain('\n  "id": "evt_');
    expect(() =>
      kit.stripe.webhooks.constructEvent(webhook.body, signature, "whsec_other"),
    ).toThrow(Stripe.errors.StripeSignatureVerificationError);
    expect(() =>
      kit.stripe.webhooks.constructEvent(`${webhook.body} `, signature, WEBHOOK_SECRET),
    ).toThrow(Stripe.errors.StripeSignatureVerificationError);
  });

  it("tells the request and the key that caused it", async () => {
    const { id } = await kit.stripe.checkout.sessions.create(twoSeats());
    const expired = await kit.stripe.checkout.sessions.expire(id, {}, { idempotencyKey: "x:1" });
    expect((await arrived("checkout.session.expired")).event.request).toEqual({
      id: expired.lastResponse.requestId,
      idempotency_key: "x:1",
    });
  });

  it("announces a payment by all its events", async () => {
    await sell();
    await until(() => kit.received.length >= 4);
    expect(kit.received.map(({ event }) => event.type).sort()).toEqual([
      "charge.succeeded",
      "checkout.session.completed",
      "payment_intent.created",
      "payment_intent.succeeded",
    ]);
  });

  it("is repeated after an error, byte for byte, until the endpoint agrees", async () => {
    await kit.control.webhooks.setMode({ drop: ["payment_intent.canceled"] });
    const { id } = await kit.stripe.checkout.sessions.create(twoSeats());
    kit.answers.push(500, 302);
    await kit.stripe.checkout.sessions.expire(id);
    await until(() => kit.received.length >= 3);
    expect(new Set(kit.received.map(({ body }) => body)).size).toBe(1);
    const sent = await until(async () => {
      const attempts = await kit.control.webhooks.sent();
      return attempts.length >= 3 && attempts;
    });
    expect(sent).toMatchObject([
      { attempt: 1, status: 500 },
      { attempt: 2, status: 302 },
      { attempt: 3, status: 200 },
    ]);
    const [first = 0, second = 0, third = 0] = sent.map((one) => one.at);
    expect(second - first).toBeGreaterThanOrEqual(1000);
    expect(third - second).toBeGreaterThanOrEqual(2000);
    expect(await kit.control.webhooks.pending()).toBe(0);
    const { data } = await kit.stripe.events.list();
    expect(data[0]?.pending_webhooks).toBe(0);
  });

  it("is sent at once when somebody flushes, whatever the back-off", async () => {
    kit.answers.push(503);
    const { id } = await kit.stripe.checkout.sessions.create(twoSeats());
    await kit.stripe.checkout.sessions.expire(id);
    await until(async () => (await kit.control.webhooks.sent()).length === 1);
    expect(await kit.control.webhooks.flush()).toBe(1);
    expect(kit.received).toHaveLength(2);
  });

  it("can be dropped for good, and delivered again by hand", async () => {
    await kit.control.webhooks.setMode({ drop: true });
    await sell();
    expect(await kit.control.webhooks.pending()).toBe(0);
    expect(kit.received).toHaveLength(0);
    const { data } = await kit.stripe.events.list({ type: "checkout.session.completed" });
    expect(await kit.control.webhooks.redeliver(data[0]?.id ?? "")).toBe(200);
    expect(kit.received.map(({ event }) => event.id)).toEqual([data[0]?.id]);
  });

  it("can be dropped by type", async () => {
    await kit.control.webhooks.setMode({ drop: ["checkout.session.completed"] });
    await sell();
    await until(() => kit.received.length >= 3);
    expect(kit.received.map(({ event }) => event.type)).not.toContain("checkout.session.completed");
  });

  it("can come several times", async () => {
    await kit.control.webhooks.setMode({ duplicate: 5 });
    const { id } = await kit.stripe.checkout.sessions.create(twoSeats());
    await kit.stripe.checkout.sessions.expire(id);
    await until(() => kit.received.length >= 5);
    expect(new Set(kit.received.map(({ event }) => event.id)).size).toBe(1);
  });

  it("can come late", async () => {
    await kit.control.webhooks.setMode({ delayMs: 400 });
    const startedAt = Date.now();
    await sell();
    await arrived("checkout.session.completed");
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(400);
  });

  it("can overtake the ones before it", async () => {
    await kit.control.webhooks.setMode({ reorder: true });
    await sell();
    await until(() => kit.received.length >= 4);
    expect(kit.received.map(({ event }) => event.type)).toEqual([
      "checkout.session.completed",
      "payment_intent.succeeded",
      "charge.succeeded",
      "payment_intent.created",
    ]);
  });

  it("waits while delivery is paused", async () => {
    await kit.control.webhooks.setMode({ paused: true });
    await sell();
    expect(await kit.control.webhooks.pending()).toBe(4);
    expect(kit.received).toHaveLength(0);
    await kit.control.webhooks.setMode({});
    await until(() => kit.received.length >= 4);
  });
});

it("two secrets sign every webhook twice, as during a rotation", async () => {
  const rotating = await startStripeKit({ secrets: ["whsec_new", "whsec_old"] });
  const { id } = await rotating.stripe.checkout.sessions.create(twoSeats());
  await rotating.stripe.checkout.sessions.expire(id);
  const webhook = await until(() => rotating.received[0]);
  const signature = String(webhook.headers["stripe-signature"]);
  for (const secret of ["whsec_new", "whsec_old"])
    expect(
      rotating.stripe.webhooks.constructEvent(webhook.body, signature, secret).id,
    ).toBeTruthy();
  await rotating.stop();
});

describe("a restart", () => {
  let directory: string;
  let child: ChildProcess | null = null;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "stripe-"));
  });
  afterEach(async () => {
    child?.kill("SIGKILL");
    await rm(directory, { recursive: true, force: true });
  });

  it("keeps sessions, keys and what was under way", async () => {
    const stateFile = join(directory, "stripe.json");
    const before = await startStripeKit({ stateFile });
    const options = { idempotencyKey: "checkout:1" };
    const delayed = twoSeats();
    const paid = await before.stripe.checkout.sessions.create(delayed, options);
    const open = await before.stripe.checkout.sessions.create(twoSeats());
    await before.control.webhooks.setMode({ paused: true });
    await before.control.delays({ delayedPaymentMs: 300 });
    await before.control.payDelayed(paid.id);
    await before.stop();

    const after = await startStripeKit({ stateFile });
    expect(await after.stripe.checkout.sessions.create(delayed, options)).toMatchObject({
      id: paid.id,
    });
    const still = await after.stripe.checkout.sessions.retrieve(open.id);
    expect(still).toMatchObject({ status: "open", url: `${after.url}/c/pay/${open.id}` });
    await after.control.webhooks.setMode({});
    const types = () => after.received.map(({ event }) => event.type);
    await until(() => types().includes("checkout.session.async_payment_succeeded"));
    expect(types()).toContain("checkout.session.completed");
    await after.stop();
  });

  it("after kill -9 finds what was there a moment before", async () => {
    const stateFile = join(directory, "stripe.json");
    const first = await startProcess(stateFile);
    const { id } = await sdkFor(first).checkout.sessions.create(twoSeats());
    await stripeControl(first).pay(id);
    // The last moment may be lost: 40 ms of gathering and the write itself.
    await until(async () => (await savedStatus(stateFile, id)) === "complete");
    child?.kill("SIGKILL");
    const second = await startProcess(stateFile);
    expect(await sdkFor(second).checkout.sessions.retrieve(id)).toMatchObject({
      status: "complete",
      payment_status: "paid",
    });
  });

  async function startProcess(stateFile: string): Promise<string> {
    const options = { port: 0, stateFile, secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET };
    const start = new URL("../../local/stripe/start.ts", import.meta.url).href;
    const script = `const { startStripe } = await import(${JSON.stringify(start)});
      const part = await startStripe({ ...${JSON.stringify(options)}, webhookUrl: "" });
      process.stdout.write(part.url);`;
    const started = spawn(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "--eval", script],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    child = started;
    return new Promise((resolve) =>
      started.stdout.once("data", (chunk: Buffer) => {
        resolve(chunk.toString("utf8"));
      }),
    );
  }
});

async function savedStatus(stateFile: string, id: string): Promise<string | null> {
  const saved = await readFile(stateFile, "utf8").catch(() => "{}");
  const { sessions } = JSON.parse(saved) as {
    sessions?: Record<string, { session: { status: string } }>;
  };
  return sessions?.[id]?.session.status ?? null;
}

async function sell(): Promise<string> {
  const { id } = await kit.stripe.checkout.sessions.create(twoSeats());
  await kit.control.pay(id);
  return id;
}

function arrived(type: string) {
  return until(() => kit.received.find(({ event }) => event.type === type));
}
