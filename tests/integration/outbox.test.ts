import path from "node:path";
import { afterAll, afterEach, expect, inject, test } from "vitest";
import { dispatchOutbox } from "@/lib/commands/dispatch-outbox";
import { addToOutbox } from "@/lib/db/rows";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { refuse } from "@/lib/domain/result";
import { SECOND_MS, shift } from "@/lib/domain/time";
import { now } from "@/lib/services/clock";
import { inngestControl } from "@/local/inngest/control";
import { startInngest } from "@/local/inngest/start";
import { makeConfirmed, makeHold } from "@/tests/support/money";

const engine = await startInngest({
  port: 0,
  stateFile: path.join(inject("folder"), "outbox-engine.json"),
  appUrl: "http://127.0.0.1:9/api/inngest",
});
process.env["INNGEST_DEV"] = engine.url;
const engineHand = inngestControl(engine.url);

afterEach(async () => {
  await engineHand.up();
  await dispatchOutbox({ now: now() });
  await engineHand.reset();
});
afterAll(() => engine.stop());

test("what must happen after a commit is a row of that commit", async () => {
  const { bookingId } = await makeConfirmed();
  expect(await findMessage(`confirmed:${bookingId}`)).toMatchObject({
    name: "booking/confirmed",
    payload: { bookingId },
    sentAt: null,
    tries: 0,
  });
});

test("a transaction that is rolled back leaves nothing to do", async () => {
  const message = { id: "msg_never", name: "booking/confirmed", payload: { bookingId: "bkg_1" } };
  await inTransaction(async (tx) => {
    await addToOutbox(tx, [message], now());
    return refuse({ code: "hold_expired" });
  });
  expect(await findMessage("msg_never")).toBeNull();
});

test("waiting rows reach the engine once, under their own ids, the oldest first", async () => {
  const first = await makeHold({ at: shift(now(), -SECOND_MS) });
  const second = await makeHold();
  const at = now();
  expect(await dispatchOutbox({ now: at })).toBeGreaterThanOrEqual(2);
  expect(await dispatchOutbox({ now: at })).toBe(0);

  const events = await engineHand.events();
  const held = events.filter(({ name }) => name === "booking/held");
  expect(held.map(({ id, data }) => [id, data])).toEqual([
    [`held:${first.bookingId}`, { bookingId: first.bookingId }],
    [`held:${second.bookingId}`, { bookingId: second.bookingId }],
  ]);
  expect(await findMessage(`held:${first.bookingId}`)).toMatchObject({ sentAt: at });
});

test("while the engine is away rows wait, and the sweep sends them under the same ids", async () => {
  const sale = await makeHold();
  await engineHand.down();
  expect(await dispatchOutbox({ now: now() })).toBe(0);
  const id = `held:${sale.bookingId}`;
  expect(await findMessage(id)).toMatchObject({ sentAt: null, tries: 1 });

  await engineHand.up();
  await dispatchOutbox({ now: shift(now(), 10 * SECOND_MS), isSweep: true });
  expect((await engineHand.events()).map((event) => event.id)).toContain(id);
  expect((await findMessage(id))?.sentAt).not.toBeNull();
}, 60_000);

test("the sweep leaves rows of the last five seconds to the reply that is about to send them", async () => {
  const sale = await makeHold();
  const { createdAt } = (await findMessage(`held:${sale.bookingId}`))!;
  const young = shift(createdAt, 5 * SECOND_MS - 1);
  expect(await dispatchOutbox({ now: young, isSweep: true })).toBe(0);
  expect(await dispatchOutbox({ now: shift(young, 1), isSweep: true })).toBe(1);
});

test("two senders at once, and a sender that died before its note, repeat nothing", async () => {
  const sale = await makeHold();
  const id = `held:${sale.bookingId}`;
  await Promise.all([dispatchOutbox({ now: now() }), dispatchOutbox({ now: now() })]);
  await db().outboxMessage.update({ where: { id }, data: { sentAt: null } });
  await dispatchOutbox({ now: now() });

  const same = (await engineHand.events()).filter((event) => event.id === id);
  expect(same).toHaveLength(1);
});

function findMessage(id: string) {
  return db().outboxMessage.findUnique({ where: { id } });
}
