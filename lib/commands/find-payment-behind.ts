import { db } from "@/lib/db/client";
import { findSessionOf } from "@/lib/services/payments/checkouts";
import { fulfilCheckout } from "./fulfil-checkout";

/**
 * The PAID payment of a payment intent. An event about a refund or a dispute may overtake the one
 * that says the money came: then its checkout is fulfilled first. Null when the intent is not ours.
 */
export async function findPaymentBehind(intentId: string, { now }: { now: Date }) {
  const known = await findPaid(intentId);
  if (known) return known;
  const sessionId = await findSessionOf(intentId);
  if (sessionId === null) return null;
  await fulfilCheckout({ sessionId }, { now });
  return findPaid(intentId);
}

function findPaid(intentId: string) {
  return db().payment.findFirst({
    where: { intentId, state: "PAID" },
    select: { id: true, bookingId: true, currency: true },
  });
}
