import { dispatchOutbox } from "@/lib/commands/dispatch-outbox";
import { startCheckout } from "@/lib/commands/start-checkout";
import { afterReply } from "@/lib/web/after-reply";
import { checkoutUrls } from "@/lib/web/checkout-urls";
import { defineRoute } from "@/lib/web/define-route";
import { bookingInput } from "@/lib/web/inputs";

export const POST = defineRoute({
  input: bookingInput,
  limit: { name: "payment" },
  needsSignIn: true,
  run: ({ input, actor, now }) =>
    startCheckout({ bookingId: input.bookingId, ...checkoutUrls(input.bookingId) }, { actor, now }),
  reply: (started, { now }) => {
    if (started.kind === "open") {
      return Response.json({ checkoutUrl: started.checkoutUrl, expiresAt: started.expiresAt });
    }
    afterReply(() => dispatchOutbox({ now }));
    return Response.json({ confirmed: true, bookingId: started.bookingId });
  },
});
