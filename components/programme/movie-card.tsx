import Link from "next/link";
import { Facts } from "@/components/ui/facts";
import { Poster } from "@/components/ui/poster";
import { formatDayParts, formatMinutes } from "@/lib/format/time";
import type { MovieCardView } from "@/lib/queries/programme";

interface Props {
  readonly movie: MovieCardView;
  readonly href: string;
  readonly isFirst?: boolean;
}

/** A movie as its poster, its title and one line of facts. */
export function MovieCard({ movie, href, isFirst = false }: Props) {
  const { date, month } = formatDayParts(movie.releaseOn);
  const count = movie.showtimes.length;
  return (
    <article className="group relative grid content-start gap-3">
      <Poster
        path={movie.posterPath}
        isFirst={isFirst}
        className="transition-[transform,box-shadow] duration-300 ease-calm group-hover:-translate-y-1 group-hover:ring-2 group-hover:ring-accent"
      />
      <div className="grid gap-1">
        <h3 className="leading-snug font-semibold tracking-[-0.01em]">
          <Link href={href} prefetch={false} className="after:absolute after:inset-0">
            {movie.title}
          </Link>
        </h3>
        <Facts facts={[movie.certificate, formatMinutes(movie.minutes)]} className="text-faint" />
        {movie.isComingSoon ? (
          <p className="text-sm font-medium text-accent-bright">
            From {date} {month}
          </p>
        ) : count > 0 ? (
          <p className="text-sm text-quiet">
            {count} {count === 1 ? "showtime" : "showtimes"}
          </p>
        ) : null}
      </div>
    </article>
  );
}
