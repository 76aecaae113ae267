import { redirect } from "next/navigation";
import { PaidByAnother } from "@/components/booking/paid-by-another";
import { PaymentUnknown } from "@/components/booking/payment-unknown";
import { getActor } from "@/lib/auth/session";
import { dispatchOutbox } from "@/lib/commands/dispatch-outbox";
import { fulfilCheckout } from "@/lib/commands/fulfil-checkout";
import { afterReply } from "@/lib/web/after-reply";
import { paths } from "@/lib/web/paths";
import { requestNow } from "@/lib/web/request";

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Stripe sends the buyer here. The receipt confirms itself, even if no webhook ever arrives. */
export default async function CheckoutReturnPage({ searchParams }: Props) {
  const { session_id: sessionId } = await searchParams;
  if (typeof sessionId !== "string" || !/^cs_[A-Za-z0-9_]{5,200}$/.test(sessionId)) {
    return <PaymentUnknown retryHref={null} />;
  }
  const now = requestNow();
  const outcome = await fulfilCheckout({ sessionId }, { now }).catch(() => null);
  afterReply(() => dispatchOutbox({ now }));
  if (outcome === null) return <PaymentUnknown retryHref={paths.checkoutReturn(sessionId)} />;
  if (outcome.kind === "ignored") return <PaymentUnknown retryHref={null} />;
  const actor = await getActor();
  const isOwner = actor.kind !== "guest" && actor.userId === outcome.ownerId;
  if (isOwner) redirect(paths.booking(outcome.bookingId));
  return <PaidByAnother signInHref={paths.signIn({ next: paths.booking(outcome.bookingId) })} />;
}
