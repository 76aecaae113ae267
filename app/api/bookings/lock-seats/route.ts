import { dispatchOutbox } from "@/lib/commands/dispatch-outbox";
import { holdSeats } from "@/lib/commands/hold-seats";
import { afterReply } from "@/lib/web/after-reply";
import { defineRoute } from "@/lib/web/define-route";
import { lockSeatsInput } from "@/lib/web/inputs";

export const POST = defineRoute({
  input: lockSeatsInput,
  limit: { name: "hold" },
  needsSignIn: true,
  run: ({ input, actor, now }) => holdSeats(input, { actor, now }),
  reply: ({ bookingId, expiresAt, quote, isNew }, { now }) => {
    if (isNew) afterReply(() => dispatchOutbox({ now }));
    return Response.json({ bookingId, expiresAt, quote }, { status: isNew ? 201 : 200 });
  },
});
