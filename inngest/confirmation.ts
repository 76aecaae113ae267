import { render } from "@react-email/render";
import { createElement } from "react";
import { ConfirmationMail } from "@/components/emails/confirmation-mail";
import { TicketPaper } from "@/components/paper/ticket-paper";
import { toCalendarFile } from "@/lib/format/calendar";
import type { BookingView } from "@/lib/queries/booking-page";
import { siteAddress } from "@/lib/services/mail";
import { renderPaper, ticketsKey } from "@/lib/services/ticket-pdf";

/** The confirmation mail of a booking, byte for byte the same whenever it is built for one version. */
export async function writeConfirmation(booking: BookingView) {
  const element = createElement(ConfirmationMail, { booking, siteUrl: siteAddress() });
  const pdf = await renderPaper(ticketsKey(booking), () => TicketPaper({ booking }));
  return {
    subject: `Your tickets: ${booking.movieTitle} (${booking.reference})`,
    html: await render(element),
    text: await render(element, { plainText: true }),
    attachments: [
      { filename: `matinee-${booking.reference}.pdf`, contentType: "application/pdf", bytes: pdf },
      {
        filename: `matinee-${booking.reference}.ics`,
        contentType: "text/calendar",
        bytes: Buffer.from(toCalendarFile(booking)),
      },
    ],
  };
}
