import { ButtonLink } from "@/components/ui/button-link";
import { Eyebrow } from "@/components/ui/eyebrow";
import type { BookingView } from "@/lib/queries/booking-page";
import { paths } from "@/lib/web/paths";
import { BookedShow } from "./booked-show";
import { toEndedWords } from "./ended-words";
import { RefundList } from "./refund-list";

/** A booking that is over: what happened, where the money is, and a way on. */
export function EndedBooking({ booking }: { readonly booking: BookingView }) {
  const { eyebrow, title, text, offersSeats } = toEndedWords(booking);
  const isStillAhead = booking.startsAt > booking.now;
  const seats = booking.seats.map((seat) => seat.seatId).join(",");
  return (
    <div className="page py-8 md:py-14">
      <Eyebrow>{eyebrow}</Eyebrow>
      <h1 className="mt-3 text-title font-extrabold">{title}</h1>
      <p className="mt-4 max-w-2xl text-lg text-quiet">{text}</p>
      <div className="mt-7 flex flex-wrap gap-3">
        {offersSeats && isStillAhead ? (
          <ButtonLink href={paths.showtime(booking.showtimeId, { seats })}>
            Choose the same seats again
          </ButtonLink>
        ) : null}
        <ButtonLink href={paths.movie(booking.movieSlug)} look="quiet">
          Other showtimes
        </ButtonLink>
      </div>
      <div className="mt-12 grid max-w-3xl gap-10 border-t border-line pt-10">
        <RefundList booking={booking} />
        <BookedShow booking={booking} />
        <p className="text-sm text-faint">
          Reference <span className="font-mono">{booking.reference}</span>
        </p>
      </div>
    </div>
  );
}
