import { extendHold } from "@/lib/commands/extend-hold";
import { defineRoute } from "@/lib/web/define-route";
import { noInput } from "@/lib/web/inputs";

export const POST = defineRoute({
  input: noInput,
  needsSignIn: true,
  run: ({ actor, params, now }) => extendHold({ bookingId: params["id"] ?? "" }, { actor, now }),
});
