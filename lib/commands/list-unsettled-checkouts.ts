import { db } from "@/lib/db/client";
import type { CheckoutStatus, PaymentState } from "@/lib/domain/payment";
import { DAY_MS, shift } from "@/lib/domain/time";
import { listCheckouts } from "@/lib/services/payments/checkouts";

/** Long enough for every session of ours (at most 45 minutes open) and Stripe's longest outage. */
const LOOK_BACK_MS = 2 * DAY_MS;

/**
 * Sessions at Stripe that our rows do not say the same of: paid, on its way or expired there, and
 * not here. `fulfil` reads each and makes our rows follow; this only finds them.
 */
export async function listUnsettledCheckouts({ now }: { now: Date }): Promise<string[]> {
  const theirs = await listCheckouts(shift(now, -LOOK_BACK_MS));
  const ours = theirs.filter(({ paymentId, status }) => paymentId !== null && status !== "open");
  const rows = await db().payment.findMany({
    where: { sessionId: { in: ours.map((checkout) => checkout.sessionId) } },
    select: { sessionId: true, state: true },
  });
  const states = new Map(rows.map((row) => [row.sessionId, row.state]));
  return ours
    .filter(({ sessionId, status }) => isUnsettled(status, states.get(sessionId)))
    .map(({ sessionId }) => sessionId);
}

/** A session that was never stamped has no state here: only money on it needs us. */
function isUnsettled(theirs: CheckoutStatus, ours: PaymentState | undefined): boolean {
  if (theirs === "paid") return ours !== "PAID";
  if (theirs === "expired" && ours === "PROCESSING") return true;
  return ours === "OPENING" || ours === "OPEN";
}
