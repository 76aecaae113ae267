import { cva } from "class-variance-authority";
import Link from "next/link";
import { Poster } from "@/components/ui/poster";
import type { BookingState } from "@/lib/domain/booking";
import { formatSeats } from "@/lib/format/seats";
import { formatDate, formatTime } from "@/lib/format/time";
import type { BookingCardView } from "@/lib/queries/booking-list";
import { paths } from "@/lib/web/paths";

const STATE_WORDS = {
  PENDING: "Not paid yet",
  CONFIRMED: "Confirmed",
  EXPIRED: "Time ran out",
  CANCELLED: "Cancelled",
  FAILED: "Not booked",
} as const satisfies Record<BookingState, string>;

const stateStyles = cva("text-sm font-semibold", {
  variants: {
    state: {
      PENDING: "text-caution",
      CONFIRMED: "text-positive",
      EXPIRED: "text-faint",
      CANCELLED: "text-faint",
      FAILED: "text-danger",
    },
  },
});

/** A booking as the stub of its ticket. */
export function BookingStub({ booking }: { readonly booking: BookingCardView }) {
  const { zone, startsAt, state } = booking;
  return (
    <article className="group relative flex overflow-hidden rounded-card border border-line bg-surface transition-colors hover:border-edge">
      <Poster path={booking.posterPath} className="w-24 shrink-0 rounded-none ring-0 sm:w-32" />
      <div className="flex flex-1 flex-col gap-4 p-5 sm:flex-row sm:items-stretch">
        <div className="grid flex-1 content-start gap-1.5">
          <p className={stateStyles({ state })}>{STATE_WORDS[state]}</p>
          <h3 className="text-xl leading-tight font-bold tracking-[-0.02em]">
            <Link
              href={paths.booking(booking.id)}
              prefetch={false}
              className="after:absolute after:inset-0"
            >
              {booking.movieTitle}
            </Link>
          </h3>
          <p className="text-quiet">
            {formatDate(zone, startsAt)} at {formatTime(zone, startsAt)}
          </p>
          <p className="text-sm text-faint">
            {booking.theaterName}, {booking.screenName}
          </p>
        </div>
        <div className="grid content-center gap-1 border-dashed border-line-strong max-sm:border-t-2 max-sm:pt-3 sm:w-40 sm:border-s-2 sm:ps-5">
          <p className="text-lg leading-tight font-bold">{formatSeats(booking.seats)}</p>
          <p className="font-mono text-xs text-faint">{booking.reference}</p>
        </div>
      </div>
    </article>
  );
}
