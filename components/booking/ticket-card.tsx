import { TIER_NAMES, formatSeat } from "@/lib/format/seats";
import { formatDate, formatTime } from "@/lib/format/time";
import type { BookingView, TicketView } from "@/lib/queries/booking-page";
import { QrCode } from "./qr-code";

interface Props {
  readonly ticket: TicketView;
  readonly booking: BookingView;
}

/** One ticket, big enough to be shown at the door: the seat first, the code beside it. */
export function TicketCard({ ticket, booking }: Props) {
  const seat = formatSeat(ticket);
  return (
    <article
      aria-label={`Ticket for seat ${seat}`}
      className="grid break-inside-avoid overflow-hidden rounded-card border border-line-strong bg-surface sm:grid-cols-[1fr_auto]"
    >
      <div className="grid content-between gap-6 p-6">
        <div className="flex items-start justify-between gap-4">
          <p className="text-lg leading-tight font-bold tracking-[-0.02em]">{booking.movieTitle}</p>
          <p className="font-mono text-sm text-quiet">No. {ticket.serial}</p>
        </div>
        <p>
          <span className="block text-sm text-faint">Seat</span>
          <span className="text-6xl leading-none font-extrabold tracking-[-0.04em]">{seat}</span>
          <span className="ms-3 text-quiet">{TIER_NAMES[ticket.tier]}</span>
        </p>
        <TicketPlace booking={booking} />
      </div>
      <div className="grid place-items-center border-dashed border-line-strong p-5 max-sm:border-t-2 sm:w-60 sm:border-s-2">
        {ticket.state === "VALID" ? (
          <QrCode
            code={ticket.code}
            label={`Code of the ticket for seat ${seat}, show it at the door`}
          />
        ) : (
          <p className="max-w-40 text-center font-semibold text-danger">
            {ticket.state === "VOID" ? "No longer valid" : "On hold: please ask at the counter"}
          </p>
        )}
      </div>
    </article>
  );
}

function TicketPlace({
  booking: { theaterName, screenName, zone, startsAt },
}: Pick<Props, "booking">) {
  return (
    <p className="text-[0.9375rem] leading-relaxed text-quiet">
      <strong className="font-semibold text-on-surface">{screenName}</strong>, {theaterName}
      <br />
      {formatDate(zone, startsAt)} at{" "}
      <strong className="font-semibold text-on-surface">{formatTime(zone, startsAt)}</strong>
    </p>
  );
}
