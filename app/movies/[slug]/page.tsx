import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { MovieAbout } from "@/components/programme/movie-about";
import { MovieHeader } from "@/components/programme/movie-header";
import { MovieShowtimes } from "@/components/programme/movie-showtimes";
import { findMoviePage } from "@/lib/queries/movie-page";
import { requestNow } from "@/lib/web/request";
import { readFirst, type SearchParams } from "../../search-params";

interface Props {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: SearchParams;
}

/** Once per request, for the title and the page alike. */
const findPage = cache((slug: string, city: string | undefined, date: string | undefined) =>
  findMoviePage(slug, { city, date }, requestNow()),
);

export async function generateMetadata(props: Props): Promise<Metadata> {
  const view = await findView(props);
  if (!view) return {};
  const { title, description } = view.movie;
  return { title, description };
}

export default async function MoviePage(props: Props) {
  const view = await findView(props);
  if (!view) notFound();
  const hasShowtimes = view.days.some((day) => day.showtimes > 0);
  return (
    <>
      <MovieHeader movie={view.movie} hasShowtimes={hasShowtimes} />
      <MovieAbout movie={view.movie} />
      <MovieShowtimes view={view} />
    </>
  );
}

async function findView({ params, searchParams }: Props) {
  const [{ slug }, { city, date }] = await Promise.all([params, readFirst(searchParams)]);
  return findPage(slug, city, date);
}
