import type { MovieCardView } from "@/lib/queries/programme";
import { FilmCard } from "./film-card";

const ABOVE_THE_FOLD = 5;

interface Props {
  readonly movies: readonly MovieCardView[];
  readonly toHref: (movie: MovieCardView) => string;
}

/** Films as a wall of posters. */
export function FilmGrid({ movies, toHref }: Props) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-9 sm:grid-cols-3 md:gap-x-6 lg:grid-cols-4 xl:grid-cols-5">
      {movies.map((movie, at) => (
        <li key={movie.id}>
          <FilmCard movie={movie} href={toHref(movie)} isFirst={at < ABOVE_THE_FOLD} />
        </li>
      ))}
    </ul>
  );
}
