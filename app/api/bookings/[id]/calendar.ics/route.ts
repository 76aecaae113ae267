import { z } from "zod";
import { ok, refuse } from "@/lib/domain/result";
import { toCalendarFile } from "@/lib/format/calendar";
import { findBooking } from "@/lib/queries/booking-page";
import { defineRoute } from "@/lib/web/define-route";

/** The calendar file of a confirmed booking, for its owner. */
export const GET = defineRoute({
  input: z.object({}),
  run: async ({ actor, params, now }) => {
    const booking = await findBooking(actor, params["id"] ?? "", now);
    if (booking?.state !== "CONFIRMED") return refuse({ code: "booking_not_found" });
    return ok({ text: toCalendarFile(booking), reference: booking.reference });
  },
  reply: ({ text, reference }) =>
    new Response(text, {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": `attachment; filename="matinee-${reference}.ics"`,
        "cache-control": "private, no-store",
      },
    }),
});
