import { CalendarPlus, Check, Download } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { PriceLines } from "@/components/ui/price-lines";
import type { BookingView } from "@/lib/queries/booking-page";
import type { SubmitAction } from "@/components/ui/form-answer";
import { paths } from "@/lib/web/paths";
import { BookedShow } from "./booked-show";
import { CancelPanel } from "./cancel-panel";
import { TicketCard } from "./ticket-card";

interface Props {
  readonly booking: BookingView;
  readonly cancel: SubmitAction;
}

/** Paid: the tickets first, then everything else one may want of them. */
export function ConfirmedBooking({ booking, cancel }: Props) {
  return (
    <div className="page py-8 md:py-14">
      <ConfirmedHeader booking={booking} />
      <div className="mt-8 grid items-start gap-10 md:mt-12 lg:grid-cols-[1fr_22rem] lg:gap-16">
        <section aria-label="Tickets" className="grid gap-5">
          {booking.tickets.map((ticket) => (
            <TicketCard key={ticket.id} ticket={ticket} booking={booking} />
          ))}
        </section>
        <aside aria-label="Receipt" className="grid gap-8">
          <BookedShow booking={booking} isNarrow />
          <section aria-label="Price" className="rounded-card border border-line bg-surface p-6">
            <h2 className="mb-4 text-lg font-bold">Paid</h2>
            <PriceLines
              quote={booking.quote}
              seatCount={booking.seats.length}
              promoCode={booking.promoCode}
            />
          </section>
          <CancelPanel booking={booking} action={cancel} />
        </aside>
      </div>
    </div>
  );
}

function ConfirmedHeader({ booking }: Pick<Props, "booking">) {
  return (
    <header className="grid gap-5">
      <p className="flex items-center gap-2.5 font-semibold text-positive">
        <span className="grid size-7 place-items-center rounded-full bg-positive text-night">
          <Check aria-hidden="true" className="size-4" strokeWidth={3} />
        </span>
        Booking confirmed
      </p>
      <h1 className="text-title font-extrabold">Enjoy the movie</h1>
      <p className="text-lg text-quiet">
        Reference <strong className="font-mono text-on-night">{booking.reference}</strong>. The
        tickets are on their way to {booking.buyerEmail}; the ones below are just as good.
      </p>
      <div className="no-print flex flex-wrap gap-3">
        <ButtonLink href={paths.ticketsPdf(booking.id)} isFile>
          <Download aria-hidden="true" className="size-5" />
          Download PDF
        </ButtonLink>
        <ButtonLink href={paths.calendarFile(booking.id)} isFile look="quiet">
          <CalendarPlus aria-hidden="true" className="size-5" />
          Add to calendar
        </ButtonLink>
      </div>
    </header>
  );
}
