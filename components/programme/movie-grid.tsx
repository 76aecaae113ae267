import type { MovieCardView } from "@/lib/queries/programme";
import { MovieCard } from "./movie-card";

const ABOVE_THE_FOLD = 5;

interface Props {
  readonly movies: readonly MovieCardView[];
  readonly toHref: (movie: MovieCardView) => string;
}

/** Movies as a wall of posters. */
export function MovieGrid({ movies, toHref }: Props) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-9 sm:grid-cols-3 md:gap-x-6 lg:grid-cols-4 xl:grid-cols-5">
      {movies.map((movie, at) => (
        <li key={movie.id}>
          <MovieCard movie={movie} href={toHref(movie)} isFirst={at < ABOVE_THE_FOLD} />
        </li>
      ))}
    </ul>
  );
}
