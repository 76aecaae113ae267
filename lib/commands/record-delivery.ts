import { db } from "@/lib/db/client";
import { openException } from "@/lib/db/rows";
import { inTransaction } from "@/lib/db/transaction";
import { ok } from "@/lib/domain/result";
import { newId } from "@/lib/services/tokens";

export type DeliveryOutcome =
  | { readonly kind: "sent"; readonly providerId: string }
  /** Not sent, or nobody knows: the same mail under the same key again. */
  | { readonly kind: "later"; readonly reason: string }
  /** The provider will never take it. */
  | { readonly kind: "refused"; readonly reason: string }
  /** It may or may not have been sent, and the key is forgotten by now. */
  | { readonly kind: "lost"; readonly reason: string };

/** Writes down what became of a mail; one that will never go becomes an exception for staff. */
export async function recordDelivery(
  deliveryId: string,
  outcome: DeliveryOutcome,
  { now }: { now: Date },
): Promise<void> {
  switch (outcome.kind) {
    case "sent":
      await db().mailDelivery.update({
        where: { id: deliveryId },
        data: { state: "SENT", sentAt: now, providerId: outcome.providerId, lastError: null },
      });
      return;
    case "later":
      // Another run of the same delivery may have sent it meanwhile: then it stays SENT.
      await db().mailDelivery.updateMany({
        where: { id: deliveryId, state: { in: ["QUEUED", "SENDING"] } },
        data: { state: "QUEUED", lastError: outcome.reason },
      });
      return;
    case "refused":
      return giveUp(deliveryId, "FAILED", outcome.reason, now);
    case "lost":
      return giveUp(deliveryId, "UNSURE", outcome.reason, now);
  }
}

async function giveUp(deliveryId: string, state: "FAILED" | "UNSURE", reason: string, now: Date) {
  await inTransaction(async (tx) => {
    const row = await tx.mailDelivery.update({
      where: { id: deliveryId },
      data: { state, lastError: reason },
    });
    const exception = { id: newId("exception"), kind: "mail_not_delivered", subjectId: deliveryId };
    await openException(
      tx,
      { ...exception, bookingId: row.subjectId, detail: `${row.kind}: ${reason}` },
      now,
    );
    return ok(null);
  });
}
