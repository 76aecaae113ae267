import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { MovieRow } from "@/components/programme/movie-row";
import { TheaterHeader } from "@/components/programme/theater-header";
import { DayStrip } from "@/components/ui/day-strip";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { findTheaterPage, type TheaterPageView } from "@/lib/queries/theater-page";
import { paths } from "@/lib/web/paths";
import { requestNow } from "@/lib/web/request";
import { readFirst, type SearchParams } from "../../search-params";

interface Props {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: SearchParams;
}

/** Once per request, for the title and the page alike. */
const findPage = cache((slug: string, date: string | undefined) =>
  findTheaterPage(slug, date, requestNow()),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ slug }, { date }] = await Promise.all([params, readFirst(searchParams)]);
  const view = await findPage(slug, date);
  return view ? { title: view.theater.name, description: view.theater.address } : {};
}

export default async function TheaterPage({ params, searchParams }: Props) {
  const [{ slug }, { date }] = await Promise.all([params, readFirst(searchParams)]);
  const view = await findPage(slug, date);
  if (!view) notFound();
  return (
    <>
      <TheaterHeader theater={view.theater} />
      <Programme view={view} />
    </>
  );
}

function Programme({ view: { theater, day, days, movies } }: { readonly view: TheaterPageView }) {
  return (
    <Section title="Programme">
      <DayStrip
        label="Day"
        selected={day}
        days={days.map((one) => ({ day: one, href: paths.theater(theater.slug, { date: one }) }))}
      />
      {movies.length === 0 ? (
        <div className="mt-8">
          <EmptyState title="No more shows on this day">Choose another day above.</EmptyState>
        </div>
      ) : null}
      <ul className="mt-6 grid gap-x-12 xl:grid-cols-2">
        {movies.map((movie) => (
          <li key={movie.id}>
            <MovieRow
              movie={movie}
              href={paths.movie(movie.slug, { city: theater.citySlug, date: day })}
              isOneTheater
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
