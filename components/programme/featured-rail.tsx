import Link from "next/link";
import { Poster } from "@/components/ui/poster";
import type { MovieCardView } from "@/lib/queries/programme";

interface Props {
  readonly movies: readonly MovieCardView[];
  readonly toHref: (movie: MovieCardView) => string;
}

/** The other featured movies, beside the big one. */
export function FeaturedRail({ movies, toHref }: Props) {
  if (movies.length === 0) return null;
  return (
    <ul className="rail auto-cols-[6.5rem] gap-3 p-1 lg:auto-cols-[8rem]">
      {movies.map((movie) => (
        <li key={movie.id} className="snap-start">
          <Link
            href={toHref(movie)}
            prefetch={false}
            className="block rounded-xl transition-transform duration-300 ease-calm hover:-translate-y-1.5"
          >
            <Poster path={movie.posterPath} alt={movie.title} isFirst />
          </Link>
        </li>
      ))}
    </ul>
  );
}
