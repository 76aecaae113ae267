import { Backdrop } from "@/components/ui/backdrop";
import { ButtonLink } from "@/components/ui/button-link";
import { Facts } from "@/components/ui/facts";
import { Poster } from "@/components/ui/poster";
import { Rating } from "@/components/ui/rating";
import { formatDayParts, formatMinutes } from "@/lib/format/time";
import type { MovieView } from "@/lib/queries/movie-page";

interface Props {
  readonly movie: MovieView;
  readonly hasShowtimes: boolean;
}

/** A movie over its picture: poster, title, facts. */
export function MovieHeader({ movie, hasShowtimes }: Props) {
  return (
    <header className="relative isolate -mt-16 pt-16">
      <Backdrop path={movie.backdropPath} />
      <div className="page grid items-end gap-6 pt-28 pb-8 sm:grid-cols-[13rem_1fr] sm:gap-10 md:pt-44 lg:grid-cols-[17rem_1fr]">
        <Poster path={movie.posterPath} isFirst className="max-sm:w-36" />
        <div className="grid gap-4 pb-1">
          <h1 className="text-title font-extrabold lg:text-display">{movie.title}</h1>
          <p className="text-lg text-on-night md:text-xl">{movie.tagline}</p>
          <Facts
            facts={[
              movie.certificate,
              formatMinutes(movie.minutes),
              movie.genres.join(", "),
              movie.formats.join(", "),
            ]}
          />
          <Rating rating={movie.rating} count={movie.ratingCount} />
          {movie.isComingSoon ? (
            <p className="font-semibold text-accent-bright">
              In cinemas from {formatDayParts(movie.releaseOn).full}
            </p>
          ) : null}
          {hasShowtimes ? (
            <div className="mt-1">
              <ButtonLink href="#showtimes" isFile size="large">
                Book tickets
              </ButtonLink>
            </div>
          ) : null}
        </div>
      </div>
    </header>
  );
}
