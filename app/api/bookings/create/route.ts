import { z } from "zod";
import { freezePrice } from "@/lib/commands/freeze-price";
import { ok, refuse } from "@/lib/domain/result";
import { findBooking } from "@/lib/queries/booking-page";
import { defineRoute } from "@/lib/web/define-route";

export const POST = defineRoute({
  input: z.object({
    bookingId: z.string().min(1).max(100),
    promoCode: z.string().trim().max(40).optional(),
  }),
  run: async ({ input, actor, now }) => {
    const frozen = await freezePrice(input, { actor, now });
    if (!frozen.ok) return frozen;
    const booking = await findBooking(actor, input.bookingId, now);
    return booking ? ok(booking) : refuse({ code: "booking_not_found" });
  },
});
