import type pg from "pg";
import { addDays, dayIn, type Day } from "@/lib/domain/time";
import { MOVIES, movieIdOf } from "./movies";
import { OFFERS } from "./offers";
import { PLANS } from "./plans";
import type { PlayableMovie } from "./programme";
import { insertRows } from "./rows";
import { screenIdOf, SCREENS, type ScreenSeed } from "./screens";
import { CITIES, THEATERS } from "./theaters";

/** Cities, theaters, rooms, seats, films and offers. */
export async function insertCatalogue(client: pg.ClientBase, now: Date): Promise<void> {
  const dated = { updatedAt: now };
  await insertRows(client, "cities", CITIES);
  await insertRows(
    client,
    "theaters",
    THEATERS.map((theater) => ({ ...theater, facilities: [...theater.facilities], ...dated })),
  );
  await insertRows(client, "screens", SCREENS.map(toScreenRow));
  await insertRows(client, "layouts", SCREENS.map(toLayoutRow));
  await insertRows(client, "seats", SCREENS.flatMap(listSeats));
  await insertRows(client, "movies", listMovieRows(now));
  await insertRows(client, "promo_codes", OFFERS);
  const scopes = ["movies", "theaters", "layouts"];
  await insertRows(
    client,
    "catalogue_versions",
    scopes.map((scope) => ({ scope, version: 1 })),
    // A migration or the product may have made them.
    { skipConflicts: true },
  );
}

/** The seats of a room with their ids, e.g. `sea_lh1_A1`. */
export function listSeats(screen: ScreenSeed) {
  return PLANS[screen.plan].seats.map((seat) => ({
    id: `sea_${screen.short}_${seat.row}${seat.number}`,
    layoutId: layoutIdOf(screen.short),
    ...seat,
  }));
}

/** Id of the first layout of the screen with this short name. */
export function layoutIdOf(short: string): string {
  return `lay_${short}_1`;
}

/** The seed's films that the house publishes now, with the facts it has for them. */
export async function listPlayableMovies(client: pg.ClientBase): Promise<PlayableMovie[]> {
  const { rows } = await client.query<{ id: string; minutes: number; releaseOn: Day }>(
    `select id, minutes, to_char(release_on, 'YYYY-MM-DD') as "releaseOn"
     from movies where state = 'PUBLISHED' order by id`,
  );
  const seeds = new Map(MOVIES.map((seed) => [movieIdOf(seed.slug), seed]));
  return rows.flatMap((row) => {
    const seed = seeds.get(row.id);
    return seed ? [{ ...row, seed }] : [];
  });
}

function toScreenRow({ short, theaterId, name, formats }: ScreenSeed) {
  return { id: screenIdOf(short), theaterId, name, formats: [...formats] };
}

function toLayoutRow({ short, plan }: ScreenSeed) {
  const { columns, rows, focalRow, seats } = PLANS[plan];
  const capacity = seats.filter((seat) => seat.isForSale).length;
  const screenId = screenIdOf(short);
  return { id: layoutIdOf(short), screenId, version: 1, capacity, columns, rows, focalRow };
}

function listMovieRows(now: Date) {
  const today = dayIn("UTC", now);
  return MOVIES.map(({ draw: _draw, rating: _rating, hours: _hours, ...movie }) => {
    const { releaseInDays, isFeatured, ...facts } = movie;
    return {
      ...facts,
      id: movieIdOf(facts.slug),
      state: "PUBLISHED" as const,
      languages: [...facts.languages],
      subtitles: [...facts.subtitles],
      formats: [...facts.formats],
      genres: [...facts.genres],
      cast: [...facts.cast],
      releaseOn: addDays(today, releaseInDays),
      posterPath: `/art/${facts.slug}-poster.svg`,
      backdropPath: `/art/${facts.slug}-backdrop.svg`,
      isFeatured: isFeatured ?? false,
      updatedAt: now,
    };
  });
}
