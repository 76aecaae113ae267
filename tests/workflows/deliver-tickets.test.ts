import { expect, test } from "vitest";
import { deliverTickets } from "@/inngest/deliver-tickets";
import { db } from "@/lib/db/client";
import { now } from "@/lib/services/clock";
import { expectInvariants } from "@/tests/support/invariants";
import { makeConfirmed, makeHold } from "@/tests/support/money";
import { testParts } from "@/tests/support/parts";
import { runWorkflow } from "@/tests/support/workflow";

const { resendHand } = testParts();

test("the same confirmation asked for twice, and at once, is one mail and one delivery", async () => {
  const { bookingId } = await makeConfirmed();
  const deliveries = await Promise.all([deliver(bookingId), deliver(bookingId)]);
  deliveries.push(await deliver(bookingId));

  const rows = await db().mailDelivery.findMany({ where: { subjectId: bookingId } });
  expect(rows).toMatchObject([{ kind: "confirmation", state: "SENT" }]);
  for (const { result } of deliveries.filter(({ error }) => error === undefined)) {
    expect(result).toEqual({ bookingId, deliveryId: rows[0]!.id });
  }
  expect(await resendHand.mails()).toHaveLength(1);
  await expectInvariants(now());
});

test("a booking that is not CONFIRMED is told nothing", async () => {
  await resendHand.reset();
  const { bookingId } = await makeHold();
  expect(await deliver(bookingId)).toMatchObject({ result: { bookingId, deliveryId: null } });
  expect(await resendHand.mails()).toEqual([]);
});

test("an event without a booking is an error, not a mail", async () => {
  const { error } = await runWorkflow(deliverTickets(), { name: "booking/confirmed", data: {} });
  expect(error).toMatchObject({ message: "booking/confirmed has no bookingId." });
});

function deliver(bookingId: string) {
  return runWorkflow(deliverTickets(), { name: "booking/confirmed", data: { bookingId } });
}
