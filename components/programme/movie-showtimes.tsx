import Link from "next/link";
import { DayStrip } from "@/components/ui/day-strip";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { formatDayParts } from "@/lib/format/time";
import type { MoviePageView } from "@/lib/queries/movie-page";
import { paths } from "@/lib/web/paths";
import { CitySwitcher } from "./city-switcher";
import { ShowtimeList } from "./showtimes-by-theater";

/** When and where a movie plays: a city, a day, and the theaters of both. */
export function MovieShowtimes({ view }: { readonly view: MoviePageView }) {
  const { movie, city, cities, day, days, theaters } = view;
  return (
    <div id="showtimes" className="scroll-mt-20">
      <Section
        title="Showtimes"
        aside={
          <CitySwitcher
            cities={cities}
            selected={city.id}
            toHref={(one) => paths.movie(movie.slug, { city: one.slug, date: day })}
          />
        }
      >
        <DayStrip
          label="Day"
          selected={day}
          days={days.map((one) => ({
            day: one.day,
            href: paths.movie(movie.slug, { city: city.slug, date: one.day }),
            isEmpty: one.showtimes === 0,
          }))}
        />
        {theaters.length > 0 ? <Theaters theaters={theaters} /> : <NoShows view={view} />}
      </Section>
    </div>
  );
}

function Theaters({ theaters }: Pick<MoviePageView, "theaters">) {
  return (
    <ul className="mt-4 divide-y divide-line">
      {theaters.map((theater) => (
        <li key={theater.id} className="grid gap-x-10 gap-y-4 py-7 lg:grid-cols-[17rem_1fr]">
          <div className="grid content-start gap-1">
            <h3 className="text-lg font-bold">
              <Link
                href={paths.theater(theater.slug)}
                prefetch={false}
                className="hover:text-accent-bright"
              >
                {theater.name}
              </Link>
            </h3>
            <p className="text-sm text-faint">{theater.address}</p>
          </div>
          <ShowtimeList showtimes={theater.showtimes} />
        </li>
      ))}
    </ul>
  );
}

function NoShows({ view: { movie, city, day } }: { readonly view: MoviePageView }) {
  const when = movie.isComingSoon
    ? `It opens on ${formatDayParts(movie.releaseOn).full}.`
    : "Choose another day or city above.";
  return (
    <div className="mt-8">
      <EmptyState title={`No shows in ${city.name} on ${formatDayParts(day).full}`}>
        {when}
      </EmptyState>
    </div>
  );
}
