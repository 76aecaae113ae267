import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Facts } from "@/components/ui/facts";
import { Poster } from "@/components/ui/poster";
import { formatSeats, TIER_NAMES } from "@/lib/format/seats";
import { formatLongDate, formatTime } from "@/lib/format/time";
import type { BookingView } from "@/lib/queries/booking-page";
import { paths } from "@/lib/web/paths";

interface Props {
  readonly booking: BookingView;
  /** In a side column on wide screens. */
  readonly isNarrow?: boolean;
}

/** What was booked, as it was copied onto the booking: movie, place, time, seats. */
export function BookedShow({ booking, isNarrow = false }: Props) {
  const { movieTitle, movieSlug, format, language, subtitle, certificate } = booking;
  return (
    <section aria-label="Your show" className="flex gap-5 md:gap-8">
      <Poster
        path={booking.posterPath}
        isFirst
        className={cn("w-24 shrink-0 self-start sm:w-40", isNarrow && "lg:hidden")}
      />
      <div className="grid content-start gap-4">
        <div className="grid gap-2">
          <p className="text-section font-bold">
            <Link href={paths.movie(movieSlug)} prefetch={false} className="hover:underline">
              {movieTitle}
            </Link>
          </p>
          <Facts
            facts={[format, language, subtitle ? `${subtitle} subtitles` : null, certificate]}
          />
        </div>
        <Details booking={booking} isNarrow={isNarrow} />
      </div>
    </section>
  );
}

function Details({ booking, isNarrow }: Required<Props>) {
  const { zone, startsAt, seats } = booking;
  const tiers = [...new Set(seats.map((seat) => TIER_NAMES[seat.tier]))].join(", ");
  return (
    <dl className={cn("grid gap-x-8 gap-y-4 sm:grid-cols-2", isNarrow && "lg:grid-cols-1")}>
      <Detail term="When">
        <time dateTime={startsAt.toISOString()}>
          {formatTime(zone, startsAt)}, {formatLongDate(zone, startsAt)}
        </time>
      </Detail>
      <Detail term="Seats" beside={tiers}>
        {formatSeats(seats)}
      </Detail>
      <Detail term="Where" beside={booking.theaterAddress}>
        {booking.theaterName}, {booking.screenName}
      </Detail>
    </dl>
  );
}

interface DetailProps {
  readonly term: string;
  readonly children: ReactNode;
  readonly beside?: string;
}

function Detail({ term, children, beside }: DetailProps) {
  return (
    <div>
      <dt className="text-sm text-faint">{term}</dt>
      <dd className="mt-0.5 font-semibold">
        {children}
        {beside ? <span className="block font-normal text-quiet">{beside}</span> : null}
      </dd>
    </div>
  );
}
