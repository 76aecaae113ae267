import { TicketPaper } from "@/components/paper/ticket-paper";
import { findBooking } from "@/lib/queries/booking-page";
import { renderPaper, ticketsKey } from "@/lib/services/ticket-pdf";
import { answer, foundOr } from "@/lib/web/answers";
import { defineRoute } from "@/lib/web/define-route";
import { noInput } from "@/lib/web/inputs";

/** All tickets of a booking as one PDF, for its owner. */
export const GET = defineRoute({
  input: noInput,
  needsSignIn: true,
  run: async ({ actor, params, now }) => {
    const booking = await findBooking(actor, params["id"] ?? "", now);
    if (!booking || booking.tickets.length === 0) return foundOr<never>("booking_not_found", null);
    const bytes = await renderPaper(ticketsKey(booking), () => TicketPaper({ booking }));
    return answer({ bytes, reference: booking.reference });
  },
  reply: ({ bytes, reference }) =>
    new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `inline; filename="matinee-${reference}.pdf"`,
        "cache-control": "private, no-store",
      },
    }),
});
