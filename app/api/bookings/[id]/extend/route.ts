import { z } from "zod";
import { extendHold } from "@/lib/commands/extend-hold";
import { defineRoute } from "@/lib/web/define-route";

export const POST = defineRoute({
  input: z.object({}),
  run: ({ actor, params, now }) => extendHold({ bookingId: params["id"] ?? "" }, { actor, now }),
});
