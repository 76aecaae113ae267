import { addDays, dayIn, type Day } from "@/lib/domain/time";
import {
  listPublishedMovies,
  listTheaters,
  readCatalogueVersions,
  type TheaterFacts,
} from "./catalogue";
import { PROGRAMME_DAYS, toCard, type MovieCardView } from "./programme";
import { listShowtimes } from "./showtimes";

export interface TheaterPageView {
  readonly theater: TheaterFacts;
  readonly day: Day;
  readonly days: readonly Day[];
  readonly movies: readonly MovieCardView[];
}

/** A theater with a day of its programme. Null: unknown. */
export async function findTheaterPage(
  slug: string,
  date: string | undefined,
  now: Date,
): Promise<TheaterPageView | null> {
  const versions = await readCatalogueVersions();
  const theater = (await listTheaters(versions.theaters)).find((one) => one.slug === slug);
  if (!theater) return null;
  const today = dayIn(theater.zone, now);
  const days = Array.from({ length: PROGRAMME_DAYS }, (_, at) => addDays(today, at));
  const day = days.find((one) => one === date) ?? today;
  const showtimes = await listShowtimes({ theaters: [theater], day, now });
  const movies = await listPublishedMovies(versions.movies);
  const cards = movies.map((movie) => toCard(movie, showtimes, today));
  return { theater, day, days, movies: cards.filter((card) => card.showtimes.length > 0) };
}
