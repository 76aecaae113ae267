import { z } from "zod";
import { ok, refuse } from "@/lib/domain/result";
import { findBooking } from "@/lib/queries/booking-page";
import { defineRoute } from "@/lib/web/define-route";

export const GET = defineRoute({
  input: z.object({}),
  run: async ({ actor, params, now }) => {
    const booking = await findBooking(actor, params["id"] ?? "", now);
    return booking ? ok(booking) : refuse({ code: "booking_not_found" });
  },
});
