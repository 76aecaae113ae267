import { findCheckout } from "@/lib/services/payments/checkouts";
import { makeRefund } from "@/lib/services/payments/refunds";

/**
 * Sends back the money of a paid session that has no payment row of ours. There is no row to hang a
 * refund on, so the session's id is the key: repeating it pays nothing twice. Throws when unsure.
 */
export async function refundOrphanedCheckout(sessionId: string): Promise<void> {
  const checkout = await findCheckout(sessionId);
  if (!checkout?.intentId || checkout.status !== "paid") return;
  const { intentId, amountMinor } = checkout;
  const answer = await makeRefund({ refundId: sessionId, attempt: 1, intentId, amountMinor });
  if (answer.kind === "unsure") throw new Error(`No answer on refunding ${sessionId}.`);
}
