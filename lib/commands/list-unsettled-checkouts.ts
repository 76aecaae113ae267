import { db } from "@/lib/db/client";
import { DAY_MS, shift } from "@/lib/domain/time";
import { listCheckouts } from "@/lib/services/payments/checkouts";

/** Long enough for every session of ours (at most 45 minutes open) and Stripe's longest outage. */
const LOOK_BACK_MS = 2 * DAY_MS;
const SETTLED = ["PAID", "CLOSED"] as const;

/**
 * Sessions at Stripe that our rows do not say the same of: paid or expired there, not PAID or
 * CLOSED here. `fulfil` reads each and makes our rows follow; this only finds them.
 */
export async function listUnsettledCheckouts({ now }: { now: Date }): Promise<string[]> {
  const theirs = await listCheckouts(shift(now, -LOOK_BACK_MS));
  const ours = theirs.filter(
    (checkout) => checkout.paymentId !== null && checkout.status !== "open",
  );
  const settled = await db().payment.findMany({
    where: {
      sessionId: { in: ours.map((checkout) => checkout.sessionId) },
      OR: [
        { state: { in: [...SETTLED] } },
        { state: { in: ["ABANDONED", "FAILED"] }, paidAt: null },
      ],
    },
    select: { sessionId: true, state: true },
  });
  const stateOf = new Map(settled.map((payment) => [payment.sessionId, payment.state]));
  return ours
    .filter(({ sessionId, status }) => {
      const state = stateOf.get(sessionId);
      if (state === undefined) return true;
      return status === "paid" && state !== "PAID";
    })
    .map((checkout) => checkout.sessionId);
}
