import { z } from "zod";
import { TicketPaper } from "@/components/paper/ticket-paper";
import { ok, refuse } from "@/lib/domain/result";
import { findBooking } from "@/lib/queries/booking-page";
import { renderPaper, ticketsKey } from "@/lib/services/ticket-pdf";
import { defineRoute } from "@/lib/web/define-route";

/** All tickets of a booking as one PDF, for its owner. */
export const GET = defineRoute({
  input: z.object({}),
  run: async ({ actor, params, now }) => {
    const booking = await findBooking(actor, params["id"] ?? "", now);
    if (!booking || booking.tickets.length === 0) return refuse({ code: "booking_not_found" });
    const bytes = await renderPaper(ticketsKey(booking), () => TicketPaper({ booking }));
    return ok({ bytes, reference: booking.reference });
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
