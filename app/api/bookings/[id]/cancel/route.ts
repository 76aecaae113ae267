import { cancelBooking } from "@/lib/commands/cancel-booking";
import { dispatchOutbox } from "@/lib/commands/dispatch-outbox";
import { afterReply } from "@/lib/web/after-reply";
import { defineRoute } from "@/lib/web/define-route";
import { noInput } from "@/lib/web/inputs";

export const POST = defineRoute({
  input: noInput,
  needsSignIn: true,
  run: ({ actor, params, now }) => cancelBooking({ bookingId: params["id"] ?? "" }, { actor, now }),
  reply: (cancelled, { now }) => {
    afterReply(() => dispatchOutbox({ now }));
    const status = cancelled.kind === "being_released" ? 202 : 200;
    return Response.json({ state: cancelled.kind }, { status });
  },
});
