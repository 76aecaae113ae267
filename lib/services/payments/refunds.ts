import type Stripe from "stripe";
import {
  CALL_MS,
  describeError,
  isUnknownToStripe,
  isWorthRepeating,
  stripe,
  toId,
} from "./stripe";

export interface RefundOrder {
  readonly refundId: string;
  readonly attempt: number;
  readonly intentId: string;
  readonly amountMinor: number;
}

export type RefundAnswer =
  | {
      readonly kind: "made";
      readonly vendorId: string;
      readonly status: "pending" | "succeeded" | "failed";
      readonly failure: string | null;
    }
  | { readonly kind: "unsure" }
  | { readonly kind: "failed"; readonly reason: string };

/** Pays money back for a refund row; the same attempt again gives the same refund. */
export async function makeRefund(order: RefundOrder): Promise<RefundAnswer> {
  try {
    const refund = await stripe().refunds.create(
      {
        payment_intent: order.intentId,
        amount: order.amountMinor,
        metadata: { matinee_refund: order.refundId },
      },
      {
        idempotencyKey: `refund:${order.refundId}:${order.attempt}`,
        timeout: CALL_MS,
        maxNetworkRetries: 1,
      },
    );
    return toRefundAnswer(refund);
  } catch (error) {
    return isWorthRepeating(error)
      ? { kind: "unsure" }
      : { kind: "failed", reason: describeError(error) };
  }
}

export interface VendorRefund {
  readonly vendorId: string;
  readonly refundId: string | null;
  readonly intentId: string | null;
  readonly amountMinor: number;
  readonly status: "pending" | "succeeded" | "failed";
  readonly failure: string | null;
}

/** Reads a refund back. Null when Stripe does not know it. */
export async function findRefund(vendorId: string): Promise<VendorRefund | null> {
  try {
    return toVendorRefund(await stripe().refunds.retrieve(vendorId, {}, { timeout: CALL_MS }));
  } catch (error) {
    if (isUnknownToStripe(error)) return null;
    throw error;
  }
}

/** All refunds of a payment, ours and those made in the dashboard. */
export async function listRefunds(intentId: string): Promise<VendorRefund[]> {
  const found: VendorRefund[] = [];
  const pages = stripe().refunds.list(
    { payment_intent: intentId, limit: 100 },
    { timeout: CALL_MS },
  );
  for await (const refund of pages) found.push(toVendorRefund(refund));
  return found;
}

function toRefundAnswer(refund: Stripe.Refund): RefundAnswer {
  const { vendorId, status, failure } = toVendorRefund(refund);
  return { kind: "made", vendorId, status, failure };
}

function toVendorRefund(refund: Stripe.Refund): VendorRefund {
  return {
    vendorId: refund.id,
    refundId: refund.metadata?.["matinee_refund"] ?? null,
    intentId: toId(refund.payment_intent),
    amountMinor: refund.amount,
    status: toStatus(refund.status),
    failure: refund.failure_reason ?? null,
  };
}

function toStatus(status: string | null): VendorRefund["status"] {
  if (status === "succeeded") return "succeeded";
  return status === "failed" || status === "canceled" ? "failed" : "pending";
}
