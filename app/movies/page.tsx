import type { Metadata } from "next";
import { MovieGrid } from "@/components/programme/movie-grid";
import { FilterChips } from "@/components/programme/filter-chips";
import { FilterForm } from "@/components/programme/filter-form";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { formatDayParts } from "@/lib/format/time";
import { getProgramme, type ProgrammeView } from "@/lib/queries/programme";
import { paths } from "@/lib/web/paths";
import { requestNow } from "@/lib/web/request";
import { readFirst, toPage, type SearchParams } from "../search-params";

export const metadata: Metadata = { title: "Movies" };

export default async function MoviesPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const { city, date, genre, language, q, page } = await readFirst(searchParams);
  const wish = { city, date, genre, language, q, page: toPage(page) };
  const programme = await getProgramme(wish, requestNow());
  const { items, total, day } = programme;
  return (
    <div className="page grid gap-7 py-8 md:py-12">
      <header className="grid gap-2">
        <h1 className="text-title font-extrabold">Movies in {programme.city.name}</h1>
        <p className="text-quiet">
          {total === 1 ? "1 movie" : `${total} movies`} on {formatDayParts(day).full}
        </p>
      </header>
      <FilterForm programme={programme} />
      <FilterChips programme={programme} />
      <h2 className="sr-only">Movies</h2>
      {items.length === 0 ? <NoMovies programme={programme} /> : null}
      <MovieGrid
        movies={items}
        toHref={(movie) => paths.movie(movie.slug, { city: programme.city.slug, date: day })}
      />
      <Pagination
        label="Pages of movies"
        page={programme.page}
        pageCount={programme.pageCount}
        toHref={(one) => paths.movies({ ...wish, city: programme.city.slug, date: day, page: one })}
      />
    </div>
  );
}

function NoMovies({ programme: { city, day } }: { readonly programme: ProgrammeView }) {
  return (
    <EmptyState
      title="No movie fits all of this"
      actions={
        <ButtonLink href={paths.movies({ city: city.slug, date: day })} look="quiet">
          Show every movie of the day
        </ButtonLink>
      }
    >
      Take a filter away, or choose another day.
    </EmptyState>
  );
}
