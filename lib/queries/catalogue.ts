import { db } from "@/lib/db/client";
import { loadLayout } from "@/lib/db/rows";
import { cached } from "@/lib/services/cache";
import { DAY_MS, HOUR_MS, SECOND_MS } from "@/lib/domain/time";
import type { PlanSeat } from "@/lib/domain/seating";

const MOVIES_SECONDS = HOUR_MS / SECOND_MS;
const THEATERS_SECONDS = DAY_MS / SECOND_MS;

export interface CityView {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly country: string;
}

export interface TheaterFacts {
  readonly id: string;
  readonly slug: string;
  readonly citySlug: string;
  readonly cityName: string;
  readonly name: string;
  readonly address: string;
  readonly zone: string;
  readonly currency: string;
  readonly feeMinor: number;
  readonly taxBasisPoints: number;
  readonly facilities: readonly string[];
}

export interface MovieFacts {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly tagline: string;
  readonly description: string;
  readonly minutes: number;
  readonly certificate: string;
  readonly languages: readonly string[];
  readonly subtitles: readonly string[];
  readonly formats: readonly string[];
  readonly genres: readonly string[];
  readonly cast: readonly string[];
  readonly director: string;
  /** The first day it may be shown, `YYYY-MM-DD`. */
  readonly releaseOn: string;
  readonly posterPath: string;
  readonly backdropPath: string;
  readonly isFeatured: boolean;
  /** Mean of the reviews, 1 to 10 with one decimal; null without any. */
  readonly rating: number | null;
  readonly ratingCount: number;
}

export interface LayoutFacts {
  readonly id: string;
  readonly columns: number;
  readonly rows: number;
  readonly focalRow: number;
  readonly seats: readonly PlanSeat[];
}

export type CatalogueScope = "movies" | "theaters" | "layouts";

/**
 * The catalogue's versions, one statement per request. Every edit raises one in its own
 * transaction, so a cached copy of before it is unreachable on every instance at once.
 */
export async function readCatalogueVersions(): Promise<Record<CatalogueScope, number>> {
  const rows = await db().catalogueVersion.findMany({ select: { scope: true, version: true } });
  const found = new Map(rows.map((row) => [row.scope, row.version]));
  return {
    movies: found.get("movies") ?? 0,
    theaters: found.get("theaters") ?? 0,
    layouts: found.get("layouts") ?? 0,
  };
}

/** Cities in the order the house shows them. */
export async function listCities(version: number): Promise<CityView[]> {
  return cached({
    key: `cities:${version}`,
    seconds: THEATERS_SECONDS,
    load: () =>
      db().city.findMany({
        select: { id: true, slug: true, name: true, country: true },
        orderBy: [{ position: "asc" }, { name: "asc" }],
      }),
  });
}

/** All theaters with what prices and clocks need. */
export async function listTheaters(version: number): Promise<TheaterFacts[]> {
  return cached({ key: `theaters:${version}`, seconds: THEATERS_SECONDS, load: loadTheaters });
}

async function loadTheaters(): Promise<TheaterFacts[]> {
  const rows = await db().theater.findMany({
    select: {
      id: true,
      slug: true,
      name: true,
      address: true,
      zone: true,
      currency: true,
      feeMinor: true,
      taxBasisPoints: true,
      facilities: true,
      city: { select: { slug: true, name: true } },
    },
    orderBy: { name: "asc" },
  });
  return rows.map(({ city, ...row }) => ({ ...row, citySlug: city.slug, cityName: city.name }));
}

/** All movies on the site, newest first. */
export async function listPublishedMovies(version: number): Promise<MovieFacts[]> {
  return cached({ key: `movies:${version}`, seconds: MOVIES_SECONDS, load: loadMovies });
}

async function loadMovies(): Promise<MovieFacts[]> {
  const rows = await db().movie.findMany({
    where: { state: "PUBLISHED" },
    omit: { state: true, trailerId: true, createdAt: true, updatedAt: true },
    orderBy: [{ releaseOn: "desc" }, { title: "asc" }],
  });
  return rows.map(({ ratingSum, releaseOn, ...row }) => ({
    ...row,
    releaseOn: releaseOn.toISOString().slice(0, 10),
    rating: row.ratingCount === 0 ? null : Math.round((ratingSum * 10) / row.ratingCount) / 10,
  }));
}

/** A layout with its seats in reading order; layouts never change once pinned. */
export async function getLayout(layoutId: string, version: number): Promise<LayoutFacts> {
  return cached({
    key: `layout:${layoutId}:${version}`,
    seconds: THEATERS_SECONDS,
    load: () => loadLayout(layoutId),
  });
}
