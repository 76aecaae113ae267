import { findBooking } from "@/lib/queries/booking-page";
import { foundOr } from "@/lib/web/answers";
import { defineRoute } from "@/lib/web/define-route";
import { noInput } from "@/lib/web/inputs";

export const GET = defineRoute({
  input: noInput,
  needsSignIn: true,
  run: async ({ actor, params, now }) =>
    foundOr("booking_not_found", await findBooking(actor, params["id"] ?? "", now)),
});
