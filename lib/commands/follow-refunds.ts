import { db } from "@/lib/db/client";
import { openException } from "@/lib/db/rows";
import { lockPayment } from "@/lib/db/locks";
import { inTransaction } from "@/lib/db/transaction";
import { ok } from "@/lib/domain/result";
import { findRefund, listRefunds, type VendorRefund } from "@/lib/services/payments/refunds";
import { newId } from "@/lib/services/tokens";
import { followRefund } from "./settle-refund";

/**
 * Stripe says something about refunds of a payment: reads all of them back and follows. One made
 * in the dashboard becomes a row of ours, and staff are asked which tickets it was for.
 */
export async function followRefundsOf(intentId: string, { now }: { now: Date }): Promise<void> {
  for (const theirs of await listRefunds(intentId)) await follow(theirs, intentId, now);
}

/** The same for one refund by its id at Stripe. */
export async function followRefundById(vendorId: string, { now }: { now: Date }): Promise<void> {
  const theirs = await findRefund(vendorId);
  if (theirs?.intentId) await follow(theirs, theirs.intentId, now);
}

async function follow(theirs: VendorRefund, intentId: string, now: Date): Promise<void> {
  const own = await db().refund.findFirst({
    where: {
      OR: [{ vendorId: theirs.vendorId }, ...(theirs.refundId ? [{ id: theirs.refundId }] : [])],
    },
    select: { id: true },
  });
  const refundId = own?.id ?? (await adopt(theirs, intentId, now));
  if (refundId) await followRefund(refundId, theirs, now);
}

async function adopt(theirs: VendorRefund, intentId: string, now: Date): Promise<string | null> {
  const payment = await db().payment.findFirst({
    where: { intentId },
    select: { id: true, bookingId: true, currency: true },
  });
  if (!payment) return null;
  const refundId = newId("refund");
  const done = await inTransaction(async (tx) => {
    await lockPayment(tx, payment.id);
    const made = await tx.refund.createMany({
      data: [
        {
          id: refundId,
          paymentId: payment.id,
          bookingId: payment.bookingId,
          reason: `dashboard:${theirs.vendorId}`,
          amountMinor: theirs.amountMinor,
          currency: payment.currency,
          vendorId: theirs.vendorId,
          requestedAt: now,
          calledAt: now,
        },
      ],
      skipDuplicates: true,
    });
    if (made.count === 0) return ok(null);
    const detail = `A refund of ${theirs.amountMinor} ${payment.currency} was made in Stripe's dashboard: which tickets does it end?`;
    const exception = {
      id: newId("exception"),
      kind: "dashboard_refund",
      subjectId: theirs.vendorId,
    };
    await openException(tx, { ...exception, bookingId: payment.bookingId, detail }, now);
    return ok(refundId);
  });
  return done.ok ? done.value : null;
}
