import { openException } from "@/lib/db/rows";
import { lockBooking, lockPayment } from "@/lib/db/locks";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { ok } from "@/lib/domain/result";
import { findDispute, type Dispute } from "@/lib/services/payments/disputes";
import { newId } from "@/lib/services/tokens";
import { endConfirmed } from "./end-confirmed";
import { findPaymentBehind } from "./find-payment-behind";

/**
 * A dispute as Stripe has it now (DOMAIN 5.9), so that the order of events does not matter:
 * open -> all tickets of the booking SUSPENDED; won -> VALID again; lost -> VOID, seats freed, and
 * the amount is counted as lost.
 */
export async function followDispute(disputeId: string, { now }: { now: Date }): Promise<void> {
  const dispute = await findDispute(disputeId);
  if (!dispute?.intentId) return;
  const payment = await findPaymentBehind(dispute.intentId, { now });
  if (!payment) return;
  const { id: paymentId, bookingId, currency } = payment;
  await inTransaction(async (tx) => {
    await lockBooking(tx, bookingId);
    await lockPayment(tx, paymentId);
    await carryOut(tx, { dispute, paymentId, currency, bookingId, now });
    return ok(null);
  });
}

interface Work {
  readonly dispute: Dispute;
  readonly paymentId: string;
  readonly currency: string;
  readonly bookingId: string;
  readonly now: Date;
}

async function carryOut(tx: Tx, work: Work): Promise<void> {
  const { dispute, bookingId, now } = work;
  switch (dispute.status) {
    case "open": {
      await tx.ticket.updateMany({
        where: { bookingId, state: "VALID" },
        data: { state: "SUSPENDED" },
      });
      const exception = {
        id: newId("exception"),
        kind: "payment_disputed",
        subjectId: dispute.disputeId,
      };
      const detail = `A payment of ${dispute.amountMinor} ${work.currency} is disputed; its tickets are suspended.`;
      return openException(tx, { ...exception, bookingId, detail }, now);
    }
    case "won":
      await tx.ticket.updateMany({
        where: { bookingId, state: "SUSPENDED" },
        data: { state: "VALID" },
      });
      return resolve(tx, dispute.disputeId, now);
    case "lost":
      await lose(tx, work);
      return resolve(tx, dispute.disputeId, now);
  }
}

async function lose(tx: Tx, { dispute, paymentId, currency, bookingId, now }: Work): Promise<void> {
  await endConfirmed(tx, bookingId, "dispute_lost", now);
  await tx.transaction.createMany({
    data: [
      {
        id: newId("transaction"),
        paymentId,
        kind: "DISPUTE_LOST",
        amountMinor: dispute.amountMinor,
        currency,
        reason: "dispute_lost",
        subjectId: dispute.disputeId,
        occurredAt: now,
      },
    ],
    skipDuplicates: true,
  });
}

async function resolve(tx: Tx, disputeId: string, now: Date): Promise<void> {
  await tx.exceptionCase.updateMany({
    where: { kind: "payment_disputed", subjectId: disputeId, resolvedAt: null },
    data: { resolvedAt: now, resolvedBy: "stripe" },
  });
}
