import { db } from "@/lib/db/client";
import { openException } from "@/lib/db/rows";
import { lockBooking, lockPayment } from "@/lib/db/locks";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { UNUSED_MONEY_REASONS } from "@/lib/domain/refund";
import { ok } from "@/lib/domain/result";
import { findRefund, listRefunds, type VendorRefund } from "@/lib/services/payments/refunds";
import { newId } from "@/lib/services/tokens";
import { endConfirmed } from "./end-confirmed";
import { findPaymentBehind } from "./find-payment-behind";
import { followRefund } from "./settle-refund";

/**
 * Stripe says something about refunds of a payment: reads all of them back and follows. One made
 * in the dashboard becomes a row of ours: a full one ends the booking, of a partial one staff are
 * asked which tickets it was for.
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
  // One that failed before we heard of it moved no money.
  if (!own && theirs.status === "failed") return;
  const refundId = own?.id ?? (await adopt(theirs, intentId, now));
  if (refundId) await followRefund(refundId, theirs, now);
}

/** Written under the locks of booking and payment; a full one ends the booking it paid for. */
async function adopt(theirs: VendorRefund, intentId: string, now: Date): Promise<string | null> {
  const payment = await findPaymentBehind(intentId, { now });
  if (!payment) return null;
  const { id: paymentId, bookingId, currency } = payment;
  const refundId = newId("refund");
  const row = {
    id: refundId,
    paymentId,
    bookingId,
    reason: `dashboard:${theirs.vendorId}`,
    amountMinor: theirs.amountMinor,
    currency,
    vendorId: theirs.vendorId,
    requestedAt: now,
    calledAt: now,
  };
  const done = await inTransaction(async (tx) => {
    await lockBooking(tx, bookingId);
    await lockPayment(tx, paymentId);
    const made = await tx.refund.createMany({ data: [row], skipDuplicates: true });
    if (made.count === 0) return ok(null);
    if (await isAllBack(tx, paymentId)) {
      await endConfirmed(tx, bookingId, "refunded", now);
      return ok(refundId);
    }
    const detail = `A refund of ${theirs.amountMinor} ${currency} was made in Stripe's dashboard: which tickets does it end?`;
    const subject = { kind: "dashboard_refund", subjectId: theirs.vendorId };
    await openException(tx, { id: newId("exception"), ...subject, bookingId, detail }, now);
    return ok(refundId);
  });
  return done.ok ? done.value : null;
}

/** True when nothing is left of a payment that paid for its booking. */
async function isAllBack(tx: Tx, paymentId: string): Promise<boolean> {
  const unused = { paymentId, reason: { in: [...UNUSED_MONEY_REASONS] } };
  if ((await tx.refund.count({ where: unused })) > 0) return false;
  const captured = await tx.transaction.aggregate({
    where: { paymentId, kind: "CAPTURE" },
    _sum: { amountMinor: true },
  });
  const back = await tx.refund.aggregate({
    where: { paymentId, state: { not: "FAILED" } },
    _sum: { amountMinor: true },
  });
  return (back._sum.amountMinor ?? 0) >= (captured._sum.amountMinor ?? 0);
}
