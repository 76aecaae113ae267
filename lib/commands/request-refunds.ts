import { addToOutbox } from "@/lib/db/rows";
import type { Tx } from "@/lib/db/transaction";
import { newId } from "@/lib/services/tokens";

export interface RefundDraft {
  readonly amountMinor: number;
  readonly reason: string;
  /** The ticket it is for; null for the payment as a whole. */
  readonly ticketId: string | null;
}

interface RefundedPayment {
  readonly paymentId: string;
  readonly bookingId: string;
  readonly currency: string;
}

/**
 * Writes what is to go back of a payment, with the events that pay it out, in the caller's
 * transaction and under the payment's lock: refunds that have not FAILED never exceed what was
 * captured, so a draft beyond that shrinks to what is left. Returns what is still left after it.
 */
export async function requestRefunds(
  tx: Tx,
  payment: RefundedPayment,
  drafts: readonly RefundDraft[],
  now: Date,
): Promise<number> {
  let leftMinor = await readLeft(tx, payment.paymentId);
  const refunds = drafts.flatMap((draft) => {
    const amountMinor = Math.min(draft.amountMinor, leftMinor);
    if (amountMinor <= 0) return [];
    leftMinor -= amountMinor;
    return [{ id: newId("refund"), ...payment, ...draft, amountMinor, requestedAt: now }];
  });
  await tx.refund.createMany({ data: refunds });
  const messages = refunds.map(({ id }) => ({
    id: `refund:${id}`,
    name: "refund/requested",
    payload: { refundId: id },
  }));
  await addToOutbox(tx, messages, now);
  return leftMinor;
}

/** Captured, not lost in a dispute, and neither refunded nor on its way back. */
async function readLeft(tx: Tx, paymentId: string): Promise<number> {
  const ledger = await tx.transaction.findMany({
    where: { paymentId, kind: { in: ["CAPTURE", "DISPUTE_LOST"] } },
    select: { kind: true, amountMinor: true },
  });
  const { _sum } = await tx.refund.aggregate({
    where: { paymentId, state: { not: "FAILED" } },
    _sum: { amountMinor: true },
  });
  const held = ledger.reduce(
    (sum, row) => sum + (row.kind === "CAPTURE" ? row.amountMinor : -row.amountMinor),
    0,
  );
  return Math.max(0, held - (_sum.amountMinor ?? 0));
}
