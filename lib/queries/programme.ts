import { addDays, dayIn, type Day } from "@/lib/domain/time";
import {
  listCities,
  listPublishedMovies,
  listTheaters,
  readCatalogueVersions,
  type CityView,
  type MovieFacts,
} from "./catalogue";
import { listShowtimes, type ShowtimeView } from "./showtimes";

export const PAGE_SIZE = 20;
export const PROGRAMME_DAYS = 14;

/** What a visitor asked for; anything unknown is ignored rather than refused. */
export interface ProgrammeWish {
  readonly city?: string | undefined;
  readonly date?: string | undefined;
  readonly genre?: string | undefined;
  readonly language?: string | undefined;
  readonly q?: string | undefined;
  readonly page?: number | undefined;
}

export interface MovieCardView {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly tagline: string;
  readonly minutes: number;
  readonly certificate: string;
  readonly genres: readonly string[];
  readonly languages: readonly string[];
  readonly formats: readonly string[];
  readonly releaseOn: string;
  readonly posterPath: string;
  readonly backdropPath: string;
  readonly rating: number | null;
  readonly ratingCount: number;
  readonly isFeatured: boolean;
  readonly isComingSoon: boolean;
  /** Showtimes of the asked city and day, in order; empty when none was asked or none is left. */
  readonly showtimes: readonly ShowtimeView[];
}

export interface MovieListView {
  readonly items: readonly MovieCardView[];
  readonly page: number;
  readonly pageCount: number;
  readonly total: number;
}

export interface ProgrammeView extends MovieListView {
  readonly city: CityView;
  readonly cities: readonly CityView[];
  readonly day: Day;
  readonly days: readonly Day[];
  readonly genres: readonly string[];
  readonly languages: readonly string[];
  readonly wish: ProgrammeWish;
}

/** The programme of a city and day, with what can be chosen beside it. Six statements at most. */
export async function getProgramme(wish: ProgrammeWish, now: Date): Promise<ProgrammeView> {
  const versions = await readCatalogueVersions();
  const cities = await listCities(versions.theaters);
  const city = cities.find((one) => one.slug === wish.city) ?? cities[0];
  if (!city) throw new Error("The catalogue has no city. Run the seed, or add one.");
  const theaters = (await listTheaters(versions.theaters)).filter(
    (one) => one.citySlug === city.slug,
  );
  const today = dayIn(theaters[0]?.zone ?? "UTC", now);
  const days = Array.from({ length: PROGRAMME_DAYS }, (_, at) => addDays(today, at));
  const day = days.find((one) => one === wish.date) ?? today;
  const movies = await listPublishedMovies(versions.movies);
  const showtimes = await listShowtimes({ theaters, day, now });
  const cards = movies
    .map((movie) => toCard(movie, showtimes, today))
    .filter((card) => card.showtimes.length > 0 || card.isComingSoon);
  const list = paginate(
    cards.filter((card) => !card.isComingSoon && fits(card, movies, wish)),
    wish.page,
  );
  return {
    ...list,
    city,
    cities,
    day,
    days,
    genres: distinct(movies.flatMap((movie) => movie.genres)),
    languages: distinct(movies.flatMap((movie) => movie.languages)),
    wish,
  };
}

/** Movies by wish, with the day's showtimes when a city is named; the API's list. */
export async function listMovies(wish: ProgrammeWish, now: Date): Promise<MovieListView> {
  const versions = await readCatalogueVersions();
  const movies = await listPublishedMovies(versions.movies);
  if (wish.city === undefined) {
    const cards = movies.map((movie) => toCard(movie, [], dayIn("UTC", now)));
    return paginate(
      cards.filter((card) => fits(card, movies, wish)),
      wish.page,
    );
  }
  const all = await listTheaters(versions.theaters);
  const theaters = all.filter((theater) => theater.citySlug === wish.city);
  const day = wish.date ?? dayIn(theaters[0]?.zone ?? "UTC", now);
  const showtimes = theaters.length === 0 ? [] : await listShowtimes({ theaters, day, now });
  const cards = movies.map((movie) => toCard(movie, showtimes, day));
  return paginate(
    cards.filter((card) => card.showtimes.length > 0 && fits(card, movies, wish)),
    wish.page,
  );
}

/** A movie as a card, with those of `showtimes` that are its own. */
export function toCard(
  movie: MovieFacts,
  showtimes: readonly ShowtimeView[],
  today: Day,
): MovieCardView {
  const { description: _, subtitles: __, cast: ___, director: ____, ...card } = movie;
  return {
    ...card,
    isComingSoon: movie.releaseOn > today,
    showtimes: showtimes.filter((showtime) => showtime.movieId === movie.id),
  };
}

function fits(card: MovieCardView, movies: readonly MovieFacts[], wish: ProgrammeWish): boolean {
  const movie = movies.find((one) => one.id === card.id);
  const words = wish.q?.trim().toLocaleLowerCase("en") ?? "";
  const texts = movie ? [movie.title, movie.director, ...movie.cast] : [];
  return (
    (!wish.genre || card.genres.includes(wish.genre)) &&
    (!wish.language || card.languages.includes(wish.language)) &&
    (words === "" || texts.some((text) => text.toLocaleLowerCase("en").includes(words)))
  );
}

function paginate(cards: readonly MovieCardView[], wanted = 1): MovieListView {
  const pageCount = Math.max(1, Math.ceil(cards.length / PAGE_SIZE));
  const page = Math.min(Math.max(1, wanted), pageCount);
  const items = cards.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return { items, page, pageCount, total: cards.length };
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)].sort((a, b) => a.localeCompare(b, "en"));
}
