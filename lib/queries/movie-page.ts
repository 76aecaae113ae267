import { addDays, dayIn, type Day } from "@/lib/domain/time";
import {
  listCities,
  listPublishedMovies,
  listTheaters,
  readCatalogueVersions,
  type CityView,
  type MovieFacts,
  type TheaterFacts,
} from "./catalogue";
import { PROGRAMME_DAYS } from "./programme";
import { listShowtimes, type ShowtimeView } from "./showtimes";

export interface MovieView extends MovieFacts {
  readonly isComingSoon: boolean;
}

export interface MoviePageView {
  readonly movie: MovieView;
  readonly city: CityView;
  readonly cities: readonly CityView[];
  readonly day: Day;
  /** The next 14 days with how many showtimes each still has in this city. */
  readonly days: readonly { readonly day: Day; readonly showtimes: number }[];
  readonly theaters: readonly {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly address: string;
    readonly zone: string;
    readonly showtimes: readonly ShowtimeView[];
  }[];
}

/** A movie with its showtimes in a city; the first day that has any when none is asked. Null: unknown. */
export async function findMoviePage(
  slug: string,
  wish: { readonly city?: string | undefined; readonly date?: string | undefined },
  now: Date,
): Promise<MoviePageView | null> {
  const versions = await readCatalogueVersions();
  const movies = await listPublishedMovies(versions.movies);
  const movie = movies.find((one) => one.slug === slug);
  const cities = await listCities(versions.theaters);
  const city = cities.find((one) => one.slug === wish.city) ?? cities[0];
  if (!movie || !city) return null;
  const all = await listTheaters(versions.theaters);
  const theaters = all.filter((one) => one.citySlug === city.slug);
  const showtimes = await listShowtimes({ theaters, movieId: movie.id, now });
  const today = dayIn(theaters[0]?.zone ?? "UTC", now);
  const days = Array.from({ length: PROGRAMME_DAYS }, (_, at) => addDays(today, at)).map((day) => ({
    day,
    showtimes: showtimes.filter((one) => dayIn(one.zone, one.startsAt) === day).length,
  }));
  const first = days.find((one) => one.showtimes > 0)?.day ?? today;
  const day = days.find((one) => one.day === wish.date)?.day ?? first;
  return {
    movie: { ...movie, isComingSoon: movie.releaseOn > today },
    city,
    cities,
    day,
    days,
    theaters: groupByTheater(theaters, showtimes, day),
  };
}

function groupByTheater(
  theaters: readonly TheaterFacts[],
  showtimes: readonly ShowtimeView[],
  day: Day,
): MoviePageView["theaters"] {
  return theaters
    .map(({ id, slug, name, address, zone }) => ({
      id,
      slug,
      name,
      address,
      zone,
      showtimes: showtimes.filter(
        (one) => one.theater.id === id && dayIn(one.zone, one.startsAt) === day,
      ),
    }))
    .filter((theater) => theater.showtimes.length > 0);
}

/** A movie with every showtime still to come, in all cities or one, for the API. Null: unknown. */
export async function findMovieWithShowtimes(
  slug: string,
  wish: { readonly city?: string | undefined; readonly date?: string | undefined },
  now: Date,
): Promise<{ movie: MovieFacts; showtimes: ShowtimeView[] } | null> {
  const versions = await readCatalogueVersions();
  const movie = (await listPublishedMovies(versions.movies)).find((one) => one.slug === slug);
  if (!movie) return null;
  const all = await listTheaters(versions.theaters);
  const theaters = all.filter((one) => wish.city === undefined || one.citySlug === wish.city);
  const day = wish.date === undefined ? {} : { day: wish.date };
  return { movie, showtimes: await listShowtimes({ theaters, movieId: movie.id, now, ...day }) };
}
