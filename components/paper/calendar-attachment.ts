import { toCalendarFile } from "@/lib/format/calendar";
import type { BookingView } from "@/lib/queries/booking-page";

/** The calendar file as it hangs on a mail. */
export function calendarAttachment(booking: BookingView) {
  return {
    filename: `matinee-${booking.reference}.ics`,
    contentType: "text/calendar",
    bytes: Buffer.from(toCalendarFile(booking)),
  };
}
