import type { MovieCardView } from "@/lib/queries/programme";
import { MovieCard } from "./movie-card";

interface Props {
  readonly movies: readonly MovieCardView[];
  readonly toHref: (movie: MovieCardView) => string;
}

/** Movies side by side, to be pushed along. */
export function MovieRail({ movies, toHref }: Props) {
  return (
    <ul className="rail auto-cols-[9.5rem] gap-4 p-1.5 pb-4 md:auto-cols-[11.5rem] md:gap-6">
      {movies.map((movie) => (
        <li key={movie.id} className="snap-start">
          <MovieCard movie={movie} href={toHref(movie)} />
        </li>
      ))}
    </ul>
  );
}
