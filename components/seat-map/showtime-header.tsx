import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { Facts } from "@/components/ui/facts";
import { Poster } from "@/components/ui/poster";
import { formatLongDate, formatTime } from "@/lib/format/time";
import type { ShowtimeFactsView } from "@/lib/queries/seat-map";
import { paths } from "@/lib/web/paths";

/** Which movie, where and when: what one must be sure of before choosing a seat. */
export function ShowtimeHeader({ showtime }: { readonly showtime: ShowtimeFactsView }) {
  const { zone, startsAt, subtitle } = showtime;
  return (
    <header className="page flex items-start gap-5 pt-6 pb-7 md:gap-7 md:pt-9">
      <Poster path={showtime.posterPath} isFirst className="w-20 shrink-0 md:w-28" />
      <div className="grid gap-1.5 md:gap-2.5">
        <Link
          href={paths.movie(showtime.movieSlug)}
          prefetch={false}
          className="flex min-h-8 items-center gap-1.5 text-sm text-quiet hover:text-on-night"
        >
          <ArrowLeft aria-hidden="true" className="size-4 rtl:rotate-180" />
          Other showtimes
        </Link>
        <h1 className="text-section font-extrabold md:text-title">{showtime.movieTitle}</h1>
        <p className="text-lg">
          <time dateTime={startsAt.toISOString()}>
            <strong className="font-bold">{formatTime(zone, startsAt)}</strong>
            <span className="text-quiet">, {formatLongDate(zone, startsAt)}</span>
          </time>
        </p>
        <Facts
          facts={[
            showtime.theaterName,
            showtime.screenName,
            showtime.format,
            showtime.language,
            subtitle ? `${subtitle} subtitles` : null,
            showtime.certificate,
          ]}
        />
      </div>
    </header>
  );
}
