import { db } from "@/lib/db/client";
import type { VerifiedEvent } from "@/lib/services/payments/events";
import { followDispute } from "./follow-dispute";
import { followRefundById, followRefundsOf } from "./follow-refunds";
import { fulfilCheckout, isEventProcessed } from "./fulfil-checkout";

/**
 * One verified event: reads back what it is about and makes our rows say so. The event's row is
 * written with its effect, so a redelivery, in any order and any number, changes nothing.
 * Throws when the effect could not be committed.
 */
export async function handleStripeEvent(
  { eventId, type, subject }: VerifiedEvent,
  { now }: { now: Date },
): Promise<string> {
  if (await isEventProcessed(eventId)) return "known";
  switch (subject.kind) {
    case "session": {
      const outcome = await fulfilCheckout(
        { sessionId: subject.sessionId, event: { eventId, type } },
        { now },
      );
      return outcome.kind === "done" ? outcome.step : "ignored";
    }
    case "charge":
      if (subject.intentId) await followRefundsOf(subject.intentId, { now });
      break;
    case "refund":
      await followRefundById(subject.vendorId, { now });
      break;
    case "dispute":
      await followDispute(subject.disputeId, { now });
      break;
    case "other":
      return "ignored";
  }
  // These follow Stripe's state by compare-and-set, so that repeating them is harmless: the row
  // only saves the reading back.
  await db().processedEvent.createMany({
    data: [{ id: eventId, type, outcome: subject.kind, processedAt: now }],
    skipDuplicates: true,
  });
  return subject.kind;
}
