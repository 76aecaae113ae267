import Link from "next/link";
import type { ShowtimeView } from "@/lib/queries/showtimes";
import { paths } from "@/lib/web/paths";
import { ShowtimeChip } from "./showtime-chip";

/** Showtimes of one day under the theater they play in. */
export function ShowtimesByTheater({ showtimes }: { readonly showtimes: readonly ShowtimeView[] }) {
  return (
    <ul className="grid gap-5">
      {groupByTheater(showtimes).map(({ theater, showtimes: own }) => (
        <li key={theater.id}>
          <Link
            href={paths.theater(theater.slug)}
            prefetch={false}
            className="mb-2 inline-flex min-h-8 items-center text-sm font-medium text-quiet hover:text-on-night hover:underline"
          >
            {theater.name}
          </Link>
          <ShowtimeList showtimes={own} />
        </li>
      ))}
    </ul>
  );
}

/** Showtimes side by side, in order of time. */
export function ShowtimeList({ showtimes }: { readonly showtimes: readonly ShowtimeView[] }) {
  return (
    <ul className="flex flex-wrap gap-2.5 max-sm:grid max-sm:grid-cols-2">
      {showtimes.map((showtime) => (
        <li key={showtime.id} className="grid">
          <ShowtimeChip showtime={showtime} />
        </li>
      ))}
    </ul>
  );
}

interface Group {
  readonly theater: ShowtimeView["theater"];
  readonly showtimes: ShowtimeView[];
}

function groupByTheater(showtimes: readonly ShowtimeView[]): Group[] {
  const groups = new Map<string, Group>();
  for (const showtime of showtimes) {
    const { theater } = showtime;
    const group = groups.get(theater.id) ?? { theater, showtimes: [] };
    group.showtimes.push(showtime);
    groups.set(theater.id, group);
  }
  return [...groups.values()];
}
