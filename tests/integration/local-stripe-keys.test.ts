import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  seatLine,
  SECRET_KEY,
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

const create = (key: string, more = {}) =>
  kit.stripe.checkout.sessions.create(twoSeats(more), { idempotencyKey: key });
const countSessions = async () => (await kit.stripe.checkout.sessions.list()).data.length;
const onCreate = { method: "POST", path: "/v1/checkout/sessions" };

describe("an idempotency key", () => {
  it("gives the same bytes again and does nothing twice", async () => {
    const first = await post("checkout:1", BODY);
    const second = await post("checkout:1", BODY);
    expect(second.text).toBe(first.text);
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect(second.headers.get("original-request")).toBe(first.headers.get("request-id"));
    expect(await countSessions()).toBe(1);
  });

  it("still answers with the open session after that session was paid", async () => {
    const { id } = await create("checkout:1");
    await kit.control.pay(id);
    expect(await create("checkout:1")).toMatchObject({ id, status: "open" });
  });

  it("with other parameters is refused", async () => {
    await create("checkout:1");
    await expect(create("checkout:1", { client_reference_id: "bkg_2" })).rejects.toMatchObject({
      statusCode: 400,
      type: "StripeIdempotencyError",
      rawType: "idempotency_error",
    });
  });

  it("compares the bytes: the same parameters in another order are other parameters", async () => {
    await post("checkout:1", BODY);
    const other = await post("checkout:1", BODY.split("&").reverse().join("&"));
    expect(other.status).toBe(400);
  });

  it("is in use while its request is under way", async () => {
    await kit.control.faults.add({ kind: "hold", match: onCreate });
    const first = create("checkout:1");
    await kit.control.waitHeld(1);
    await expect(create("checkout:1")).rejects.toMatchObject({
      statusCode: 409,
      code: "idempotency_key_in_use",
      rawType: "idempotency_error",
    });
    await kit.control.release();
    const { id } = await first;
    expect(await create("checkout:1")).toMatchObject({ id });
  });

  it("forgets a request that failed validation", async () => {
    await expect(create("checkout:1", { line_items: [] })).rejects.toMatchObject({
      statusCode: 400,
    });
    expect(await create("checkout:1")).toMatchObject({ status: "open" });
  });

  it("keeps a refusal that came from the state of things", async () => {
    const { id } = await create("checkout:1");
    await kit.control.pay(id);
    const expire = () =>
      kit.stripe.checkout.sessions.expire(id, {}, { idempotencyKey: "expire:1" });
    const [first, second] = [await expire().catch(idOfError), await expire().catch(idOfError)];
    expect(first).toContain("status of `complete`");
    expect(second).toBe(first);
    expect((await kit.control.requests()).at(-1)).toMatchObject({ status: 400, replayed: true });
  });
});

describe("a server error", () => {
  it("before the effect is stored under the key, and nothing happened", async () => {
    await kit.control.faults.add({ kind: "error", status: 500, when: "before", match: onCreate });
    await expect(create("checkout:1")).rejects.toMatchObject({ statusCode: 500 });
    await expect(create("checkout:1")).rejects.toMatchObject({ statusCode: 500 });
    expect((await kit.control.requests()).map((request) => request.replayed)).toEqual([
      false,
      true,
    ]);
    expect(await countSessions()).toBe(0);
    expect(await create("checkout:2")).toMatchObject({ status: "open" });
  });

  it("after the effect is stored as well, though it happened", async () => {
    await kit.control.faults.add({ kind: "error", status: 500, when: "after", match: onCreate });
    await expect(create("checkout:1")).rejects.toMatchObject({ statusCode: 500 });
    await expect(create("checkout:1")).rejects.toMatchObject({ statusCode: 500 });
    expect(await countSessions()).toBe(1);
  });

  it.each([429, 409] as const)("%i is not stored: the same key may try again", async (status) => {
    await kit.control.faults.add({ kind: "error", status, when: "before", match: onCreate });
    await expect(create("checkout:1")).rejects.toMatchObject({ statusCode: status });
    expect(await create("checkout:1")).toMatchObject({ status: "open" });
    expect(await countSessions()).toBe(1);
  });
});

describe("a cut connection", () => {
  it("after the effect loses the answer, and the same key brings it back", async () => {
    const cut = { kind: "drop-connection", when: "after", match: onCreate, times: 2 } as const;
    await kit.control.faults.add(cut);
    await expect(create("checkout:1")).rejects.toMatchObject({ type: "StripeConnectionError" });
    expect(await countSessions()).toBe(1);
    const session = await create("checkout:1");
    expect((await kit.stripe.checkout.sessions.list()).data).toMatchObject([{ id: session.id }]);
  });

  it("before the effect leaves nothing behind", async () => {
    const cut = { kind: "drop-connection", when: "before", match: onCreate, times: 2 } as const;
    await kit.control.faults.add(cut);
    await expect(create("checkout:1")).rejects.toMatchObject({ type: "StripeConnectionError" });
    expect(await countSessions()).toBe(0);
    expect(await create("checkout:1")).toMatchObject({ status: "open" });
  });
});

describe("a held answer", () => {
  it("held after the effect tells what was true then", async () => {
    const { id } = await create("checkout:1");
    await kit.control.faults.add({
      kind: "hold",
      when: "after",
      match: { method: "GET", path: "/v1/checkout/sessions/*" },
    });
    const stale = kit.stripe.checkout.sessions.retrieve(id);
    await kit.control.waitHeld(1);
    await kit.control.pay(id);
    await kit.control.release();
    expect(await stale).toMatchObject({ status: "open", payment_status: "unpaid" });
    const fresh = await kit.stripe.checkout.sessions.retrieve(id);
    expect(fresh).toMatchObject({ status: "complete", payment_status: "paid" });
  });

  it("still takes effect when the caller has gone", async () => {
    await kit.control.faults.add({ kind: "hold", match: onCreate });
    const options = { idempotencyKey: "checkout:1", timeout: 100 };
    const impatient = kit.stripe.checkout.sessions.create(twoSeats(), options);
    await expect(impatient).rejects.toThrow("timeout");
    expect(await countSessions()).toBe(0);
    await kit.control.release();
    expect(await until(async () => (await countSessions()) === 1)).toBe(true);
  });

  it("is late by the latency asked for, and only as often", async () => {
    await kit.control.faults.add({ kind: "latency", ms: 150, match: onCreate });
    const startedAt = Date.now();
    await create("checkout:1");
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(145);
    await kit.control.faults.add({ kind: "error", status: 500, when: "before", times: 9 });
    await kit.control.clearFaults();
    await create("checkout:2");
  });
});

it("all requests are counted, with their key and status", async () => {
  const { id } = await create("checkout:1");
  await kit.stripe.checkout.sessions.retrieve(id);
  expect(await kit.control.requests()).toMatchObject([
    { method: "POST", path: "/v1/checkout/sessions", key: "checkout:1", status: 200 },
    { method: "GET", path: `/v1/checkout/sessions/${id}`, key: null, status: 200 },
  ]);
});

const BODY = new URLSearchParams({
  mode: "payment",
  success_url: "http://127.0.0.1:9/done",
  "line_items[0][quantity]": "1",
  "line_items[0][price_data][currency]": "usd",
  "line_items[0][price_data][unit_amount]": String(seatLine("usd", 900).price_data?.unit_amount),
  "line_items[0][price_data][product_data][name]": "Seat",
}).toString();

async function post(key: string, body: string) {
  const answer = await fetch(`${kit.url}/v1/checkout/sessions`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${SECRET_KEY}`,
      "Content-Type": "application/x-www-form-urlencoded",
      "Idempotency-Key": key,
    },
    body,
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

function idOfError(error: unknown): string {
  return error instanceof Error ? error.message : "";
}
