import { createElement } from "react";
import { ConfirmationMail } from "@/components/emails/confirmation-mail";
import { calendarAttachment } from "@/components/paper/calendar-attachment";
import { TicketPaper } from "@/components/paper/ticket-paper";
import type { BookingView } from "@/lib/queries/booking-page";
import { renderMail } from "@/lib/services/mail-body";
import { siteAddress } from "@/lib/services/mail";
import { renderPaper, ticketsKey } from "@/lib/services/ticket-pdf";

/** The confirmation mail of a booking, byte for byte the same whenever it is built for one version. */
export async function writeConfirmation(booking: BookingView) {
  const element = createElement(ConfirmationMail, { booking, siteUrl: siteAddress() });
  const pdf = await renderPaper(ticketsKey(booking), () => TicketPaper({ booking }));
  return {
    subject: `Your tickets: ${booking.movieTitle} (${booking.reference})`,
    ...(await renderMail(element)),
    attachments: [
      { filename: `matinee-${booking.reference}.pdf`, contentType: "application/pdf", bytes: pdf },
      calendarAttachment(booking),
    ],
  };
}
