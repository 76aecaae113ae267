import { addDays, type Day, dayIn, instantIn, MINUTE_MS, shift } from "@/lib/domain/time";
import type { MovieSeed } from "./movie-seed";
import { createRandom, type Random } from "./random";
import { screenIdOf, SCREENS, type ScreenSeed } from "./screens";
import { THEATERS, type TheaterSeed } from "./theaters";

/** A film that may be put on: what the house knows of it today, and how the seed tells it. */
export interface PlayableMovie {
  readonly id: string;
  readonly minutes: number;
  readonly releaseOn: Day;
  readonly seed: MovieSeed;
}

/** A showtime as it will be stored. */
export interface Performance {
  readonly id: string;
  readonly movie: PlayableMovie;
  readonly screen: ScreenSeed;
  readonly theater: TheaterSeed;
  readonly slot: number;
  readonly businessOn: Day;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly clearedAt: Date;
  readonly priceMinor: number;
  readonly language: string;
  readonly subtitle: string | null;
  readonly format: string;
}

/** Minutes after midnight: morning, afternoon, early evening, evening, late. */
const SLOTS = [600, 800, 1000, 1185, 1360] as const;
const EVENING = 3;
const LATE = 4;
const CLEANING_MINUTES = 15;

/**
 * The programme of every theater from `firstOffset` to `lastOffset` days after its own today.
 * The same films, day and screen always give the same showtimes.
 */
export function composeProgramme(
  movies: readonly PlayableMovie[],
  now: Date,
  firstOffset: number,
  lastOffset: number,
): Performance[] {
  return THEATERS.flatMap((theater) => {
    const today = dayIn(theater.zone, now);
    const days = Array.from({ length: lastOffset - firstOffset + 1 }, (_, index) =>
      addDays(today, firstOffset + index),
    );
    return days.flatMap((day) => composeDay(theater, day, movies));
  });
}

function composeDay(theater: TheaterSeed, day: Day, movies: readonly PlayableMovie[]) {
  const showing = movies.filter((movie) => movie.releaseOn <= day);
  const isTaken = new Set<string>();
  return SCREENS.filter((screen) => screen.theaterId === theater.id).flatMap((screen) => {
    const random = createRandom(`${screen.short} ${day}`);
    const performances: Performance[] = [];
    for (const [slot, minute] of SLOTS.entries()) {
      if (!isPlayed(screen, slot, random)) continue;
      const movie = chooseMovie(screen, slot, showing, isTaken, random);
      if (!movie) continue;
      const jitter = slot === LATE ? random.between(0, 4) * 5 : random.between(-3, 3) * 5;
      const wished = instantIn(theater.zone, day, minute + jitter);
      const earliest = performances.at(-1)?.clearedAt ?? wished;
      const startsAt = toFiveMinutes(earliest > wished ? earliest : wished);
      isTaken.add(`${slot} ${movie.id}`).add(`${screen.short} ${movie.id}`);
      performances.push(
        perform({
          theater,
          screen,
          movie,
          day,
          slot,
          startsAt,
          random,
          number: performances.length,
        }),
      );
    }
    return performances;
  });
}

/** Every room plays in the evening; other slots are left out now and then, as in life. */
function isPlayed(screen: ScreenSeed, slot: number, random: Random): boolean {
  const luck = random.next();
  if (slot === EVENING) return true;
  if (slot === LATE) return screen.isOpenLate || luck < 0.35;
  return luck < 0.9;
}

function chooseMovie(
  screen: ScreenSeed,
  slot: number,
  showing: readonly PlayableMovie[],
  isTaken: ReadonlySet<string>,
  random: Random,
): PlayableMovie | undefined {
  const fitting = showing.filter(
    ({ seed }) =>
      seed.formats.some((format) => screen.formats.includes(format)) &&
      (seed.hours === "any" || (seed.hours === "day" ? slot < EVENING : slot >= 2)),
  );
  // Nothing twice at one time in one house, and nothing twice a day in one room, if it can be had.
  const fresh = fitting.filter(
    ({ id }) => !isTaken.has(`${slot} ${id}`) && !isTaken.has(`${screen.short} ${id}`),
  );
  const choice = fresh.length > 0 ? fresh : fitting;
  if (choice.length === 0) return undefined;
  return random.pickWeighted(choice, ({ seed }) => seed.draw * (seed.hours === "day" ? 2 : 1));
}

interface Choice {
  readonly theater: TheaterSeed;
  readonly screen: ScreenSeed;
  readonly movie: PlayableMovie;
  readonly day: Day;
  readonly slot: number;
  readonly number: number;
  readonly startsAt: Date;
  readonly random: Random;
}

function perform(choice: Choice): Performance {
  const { theater, screen, movie, day, slot, startsAt, random, number } = choice;
  const endsAt = shift(startsAt, movie.minutes * MINUTE_MS);
  return {
    id: `sht_${screen.short}_${day.replaceAll("-", "")}_${number + 1}`,
    movie,
    screen,
    theater,
    slot,
    businessOn: day,
    startsAt,
    endsAt,
    clearedAt: shift(endsAt, CLEANING_MINUTES * MINUTE_MS),
    priceMinor: priceOf(screen, slot),
    ...tongueOf(theater, movie.seed, random),
    format: bestFormat(screen, movie.seed, random),
  };
}

/** A fifth off until the afternoon, in whole tenners or half pounds. */
function priceOf(screen: ScreenSeed, slot: number): number {
  if (!screen.hasMorningPrice || slot > 1) return screen.priceMinor;
  const step = screen.priceMinor > 5000 ? 1000 : 50;
  return Math.round((screen.priceMinor * 0.8) / step) * step;
}

/** London mostly hears the original; India often hears Hindi. English subtitles under the rest. */
function tongueOf(theater: TheaterSeed, movie: MovieSeed, random: Random) {
  const [original = "English"] = movie.languages;
  const local = movie.languages.includes("Hindi") ? "Hindi" : original;
  const isLocal = theater.currency === "INR" && random.chance(0.45);
  const language = isLocal ? local : original;
  const subtitle = language === "English" ? null : (movie.subtitles[0] ?? null);
  return { language, subtitle: language === "Hindi" && isLocal ? null : subtitle };
}

function bestFormat(screen: ScreenSeed, movie: MovieSeed, random: Random): string {
  const common = movie.formats.filter((format) => screen.formats.includes(format));
  const special = common.filter((format) => format === "IMAX" || format === "4DX");
  if (special.length > 0) return random.pick(special);
  return random.pick(common);
}

function toFiveMinutes(at: Date): Date {
  const step = 5 * MINUTE_MS;
  return new Date(Math.ceil(at.getTime() / step) * step);
}

/** The stored row of a performance. */
export function toShowtimeRow(performance: Performance, layoutId: string) {
  const { movie, screen, theater, slot: _slot, ...facts } = performance;
  return {
    ...facts,
    movieId: movie.id,
    screenId: screenIdOf(screen.short),
    layoutId,
    state: "ON_SALE" as const,
    businessOn: facts.businessOn,
    currency: theater.currency,
    createdAt: shift(facts.startsAt, -14 * 24 * 60 * MINUTE_MS),
    updatedAt: shift(facts.startsAt, -14 * 24 * 60 * MINUTE_MS),
  };
}
