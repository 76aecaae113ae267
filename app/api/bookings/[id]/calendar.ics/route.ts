import { toCalendarFile } from "@/lib/format/calendar";
import { findBooking } from "@/lib/queries/booking-page";
import { answer, foundOr } from "@/lib/web/answers";
import { defineRoute } from "@/lib/web/define-route";
import { noInput } from "@/lib/web/inputs";

/** The calendar file of a confirmed booking, for its owner. */
export const GET = defineRoute({
  input: noInput,
  needsSignIn: true,
  run: async ({ actor, params, now }) => {
    const booking = await findBooking(actor, params["id"] ?? "", now);
    if (booking?.state !== "CONFIRMED") return foundOr<never>("booking_not_found", null);
    return answer({ text: toCalendarFile(booking), reference: booking.reference });
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
