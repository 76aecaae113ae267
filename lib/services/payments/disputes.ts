import { CALL_MS, isUnknownToStripe, stripe, toId } from "./stripe";

export interface Dispute {
  readonly disputeId: string;
  readonly intentId: string | null;
  readonly amountMinor: number;
  readonly status: "open" | "won" | "lost";
}

/** Reads a dispute as it stands now. Null when Stripe does not know it. */
export async function findDispute(disputeId: string): Promise<Dispute | null> {
  try {
    const dispute = await stripe().disputes.retrieve(disputeId, {}, { timeout: CALL_MS });
    return {
      disputeId: dispute.id,
      intentId: toId(dispute.payment_intent),
      amountMinor: dispute.amount,
      status: toStatus(dispute.status),
    };
  } catch (error) {
    if (isUnknownToStripe(error)) return null;
    throw error;
  }
}

/** An inquiry that was closed without a chargeback took no money. */
function toStatus(status: string): Dispute["status"] {
  if (status === "won" || status === "warning_closed") return "won";
  return status === "lost" ? "lost" : "open";
}
