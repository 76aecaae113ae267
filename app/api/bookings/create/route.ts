import { freezePrice } from "@/lib/commands/freeze-price";
import { findBooking } from "@/lib/queries/booking-page";
import { foundOr } from "@/lib/web/answers";
import { defineRoute } from "@/lib/web/define-route";
import { freezeInput } from "@/lib/web/inputs";

export const POST = defineRoute({
  input: freezeInput,
  needsSignIn: true,
  run: async ({ input, actor, now }) => {
    const frozen = await freezePrice(input, { actor, now });
    if (!frozen.ok) return frozen;
    return foundOr("booking_not_found", await findBooking(actor, input.bookingId, now));
  },
});
