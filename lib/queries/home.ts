import { db } from "@/lib/db/client";
import { dayIn } from "@/lib/domain/time";
import { listPublishedMovies, readCatalogueVersions } from "./catalogue";
import {
  getProgramme,
  toCard,
  type MovieCardView,
  type ProgrammeView,
  type ProgrammeWish,
} from "./programme";

export interface OfferView {
  readonly code: string;
  readonly title: string;
}

export interface HomeView {
  readonly programme: ProgrammeView;
  readonly featured: readonly MovieCardView[];
  readonly comingSoon: readonly MovieCardView[];
  readonly offers: readonly OfferView[];
}

/** The front page: featured movies, today's programme of a city, what comes, what is offered. */
export async function getHome(wish: ProgrammeWish, now: Date): Promise<HomeView> {
  const programme = await getProgramme(wish, now);
  const { movies: version } = await readCatalogueVersions();
  const movies = await listPublishedMovies(version);
  const today = dayIn("UTC", now);
  const cards = movies.map((movie) => toCard(movie, [], today));
  const offers = await db().promoCode.findMany({
    where: { isOffer: true, isActive: true },
    select: { code: true, title: true },
    orderBy: { code: "asc" },
  });
  return {
    programme,
    featured: cards.filter((card) => card.isFeatured && !card.isComingSoon),
    comingSoon: cards
      .filter((card) => card.isComingSoon)
      .sort((a, b) => a.releaseOn.localeCompare(b.releaseOn)),
    offers,
  };
}
