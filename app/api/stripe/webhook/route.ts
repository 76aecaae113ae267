import { dispatchOutbox } from "@/lib/commands/dispatch-outbox";
import { handleStripeEvent } from "@/lib/commands/handle-stripe-event";
import { now as readNow } from "@/lib/services/clock";
import { logFault } from "@/lib/services/log";
import { readEvent } from "@/lib/services/payments/events";
import { afterReply } from "@/lib/web/after-reply";
import { problem } from "@/lib/web/problem";
import { readText } from "@/lib/web/read-text";

const MOST_BYTES = 1024 * 1024;

/**
 * Stripe's webhook: the payload is trusted for an id only, and the truth is read back. 2xx means
 * the effect is committed; anything else makes Stripe come again.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readText(request, MOST_BYTES);
  if (body === null) return tooLarge();
  const event = readEvent(body, request.headers.get("stripe-signature") ?? "");
  if (!event)
    return problem(400, { code: "bad_signature", detail: "This is not an event of Stripe's." });
  const now = readNow();
  try {
    const outcome = await handleStripeEvent(event, { now });
    afterReply(() => dispatchOutbox({ now }));
    return Response.json({ received: true, outcome });
  } catch (error) {
    logFault("webhook.failed", error, { eventId: event.eventId, type: event.type });
    return problem(
      503,
      { code: "try_again", detail: "The event was not processed yet." },
      { "retry-after": "5" },
    );
  }
}

function tooLarge(): Response {
  return problem(413, { code: "too_large", detail: "No event of Stripe's is this large." });
}
