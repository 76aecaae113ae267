import { openException } from "@/lib/db/rows";
import type { Tx } from "@/lib/db/transaction";
import type { Checkout } from "@/lib/services/payments/checkouts";
import { newId } from "@/lib/services/tokens";

export interface EventFacts {
  readonly eventId: string;
  readonly type: string;
}

/** Writes an event down in the transaction of its effect; a redelivery finds the row. */
export async function noteEvent(tx: Tx, event: EventFacts, outcome: string, now: Date) {
  await tx.processedEvent.createMany({
    data: [{ id: event.eventId, type: event.type, outcome, processedAt: now }],
    skipDuplicates: true,
  });
}

/**
 * A session that carries our metadata but that no row of ours asked for. Once paid, staff must see
 * it and the money goes back.
 */
export async function noteOrphan(tx: Tx, checkout: Checkout, now: Date): Promise<void> {
  const { sessionId, paymentId, status, intentId, amountMinor, currency } = checkout;
  if (paymentId === null || status !== "paid" || intentId === null) return;
  const exception = {
    id: newId("exception"),
    kind: "paid_session_unknown",
    subjectId: sessionId,
    bookingId: null,
    detail: `Session ${sessionId} was paid (${amountMinor} ${currency}) but no payment of ours asked for it.`,
  };
  await openException(tx, exception, now);
  await tx.outboxMessage.createMany({
    data: [
      {
        id: `orphan:${sessionId}`,
        name: "checkout/orphaned",
        payload: { sessionId },
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });
}
