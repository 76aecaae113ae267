import Link from "next/link";
import { Facts } from "@/components/ui/facts";
import { Poster } from "@/components/ui/poster";
import { Rating } from "@/components/ui/rating";
import { formatMinutes } from "@/lib/format/time";
import type { MovieCardView } from "@/lib/queries/programme";
import { ShowtimeList, ShowtimesByTheater } from "./showtimes-by-theater";

interface Props {
  readonly movie: MovieCardView;
  readonly href: string;
  /** On a theater's own page its name would only be repeated. */
  readonly isOneTheater?: boolean;
}

/** A movie of the day with everything needed to choose a showtime. */
export function MovieRow({ movie, href, isOneTheater = false }: Props) {
  return (
    <article className="grid h-full grid-cols-[5.5rem_1fr] content-start gap-x-5 gap-y-5 border-t border-line py-8 sm:grid-cols-[9rem_1fr] sm:grid-rows-[auto_1fr] sm:gap-x-6">
      <Poster path={movie.posterPath} className="self-start sm:row-span-2" />
      <div className="grid content-start gap-2.5">
        <h3 className="text-xl leading-tight font-bold tracking-[-0.02em] md:text-2xl">
          <Link href={href} prefetch={false} className="hover:text-accent-bright">
            {movie.title}
          </Link>
        </h3>
        <Facts facts={[movie.certificate, formatMinutes(movie.minutes)]} />
        <Facts facts={movie.genres} className="text-faint" />
        <Rating rating={movie.rating} count={movie.ratingCount} />
      </div>
      <div className="max-sm:col-span-2">
        {isOneTheater ? (
          <ShowtimeList showtimes={movie.showtimes} />
        ) : (
          <ShowtimesByTheater showtimes={movie.showtimes} />
        )}
      </div>
    </article>
  );
}
