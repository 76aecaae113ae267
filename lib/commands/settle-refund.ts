import { db } from "@/lib/db/client";
import { openException } from "@/lib/db/rows";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { refundStatesBefore, type RefundState } from "@/lib/domain/refund";
import { ok } from "@/lib/domain/result";
import { HOUR_MS } from "@/lib/domain/time";
import { listRefunds, makeRefund, type VendorRefund } from "@/lib/services/payments/refunds";
import { newId } from "@/lib/services/tokens";

/** Stripe forgets a key after a day: from here on the payment's refunds are looked through first. */
const KEY_TRUSTED_MS = 23 * HOUR_MS;

export type SettleAnswer = { readonly kind: "settled" } | { readonly kind: "unsure" };

/**
 * Pays a refund row out at Stripe and writes down what came of it. The key is the row's id and
 * attempt, so calling it again pays nothing twice; "unsure" means the same call has to be repeated.
 */
export async function settleRefund(
  refundId: string,
  { now }: { now: Date },
): Promise<SettleAnswer> {
  const refund = await db().refund.findUnique({
    where: { id: refundId },
    include: { payment: { select: { intentId: true } } },
  });
  if (refund?.state !== "REQUESTED") return { kind: "settled" };
  const intentId = refund.payment.intentId;
  if (intentId === null) return fail(refundId, "The payment has no intent at Stripe.", now);
  const isOld =
    refund.calledAt !== null && now.getTime() - refund.calledAt.getTime() > KEY_TRUSTED_MS;
  if (isOld && (await adoptOwn(refundId, intentId, now))) return { kind: "settled" };
  await db().refund.updateMany({
    where: { id: refundId, calledAt: null },
    data: { calledAt: now },
  });
  const answer = await makeRefund({
    refundId,
    attempt: refund.attempt,
    intentId,
    amountMinor: refund.amountMinor,
  });
  if (answer.kind === "unsure") return { kind: "unsure" };
  if (answer.kind === "made") {
    await followRefund(refundId, answer, now);
    return { kind: "settled" };
  }
  // An error can be kept for a call that had its effect: only Stripe's list proves that it had none.
  if (await adoptOwn(refundId, intentId, now)) return { kind: "settled" };
  return fail(refundId, answer.reason, now);
}

/** Follows the refund of this row that Stripe has already; false when it has none. */
async function adoptOwn(refundId: string, intentId: string, now: Date): Promise<boolean> {
  const own = (await listRefunds(intentId)).find((one) => one.refundId === refundId);
  if (own) await followRefund(refundId, own, now);
  return own !== undefined;
}

/** Our row follows what Stripe says of the refund; a row that is past that state stays. */
export async function followRefund(
  refundId: string,
  theirs: Pick<VendorRefund, "vendorId" | "status" | "failure">,
  now: Date,
): Promise<void> {
  const state = theirs.status.toUpperCase() as RefundState;
  await inTransaction(async (tx) => {
    const { count } = await tx.refund.updateMany({
      where: { id: refundId, state: { in: refundStatesBefore(state) } },
      data: {
        state,
        vendorId: theirs.vendorId,
        failure: theirs.failure,
        settledAt: state === "PENDING" ? null : now,
      },
    });
    if (count > 0) await afterMove(tx, refundId, state, now);
    return ok(null);
  });
}

async function afterMove(tx: Tx, refundId: string, state: RefundState, now: Date): Promise<void> {
  const refund = await tx.refund.findUniqueOrThrow({ where: { id: refundId } });
  if (state === "SUCCEEDED") {
    await tx.transaction.createMany({
      data: [
        {
          id: newId("transaction"),
          paymentId: refund.paymentId,
          kind: "REFUND",
          amountMinor: refund.amountMinor,
          currency: refund.currency,
          reason: refund.reason,
          subjectId: refundId,
          occurredAt: now,
        },
      ],
      skipDuplicates: true,
    });
    return;
  }
  if (state !== "FAILED") return;
  // A bank can send a refund back days later: then the money is ours again until staff retry.
  await tx.transaction.deleteMany({
    where: { paymentId: refund.paymentId, kind: "REFUND", subjectId: refundId },
  });
  const exception = { id: newId("exception"), kind: "refund_failed", subjectId: refundId };
  const detail = `A refund of ${refund.amountMinor} ${refund.currency} failed: ${refund.failure ?? "no reason given"}.`;
  await openException(tx, { ...exception, bookingId: refund.bookingId, detail }, now);
}

async function fail(refundId: string, reason: string, now: Date): Promise<SettleAnswer> {
  await inTransaction(async (tx) => {
    const { count } = await tx.refund.updateMany({
      where: { id: refundId, state: "REQUESTED" },
      data: { state: "FAILED", failure: reason, settledAt: now },
    });
    if (count > 0) await afterMove(tx, refundId, "FAILED", now);
    return ok(null);
  });
  return { kind: "settled" };
}
