import { CitySwitcher } from "@/components/programme/city-switcher";
import { MovieRail } from "@/components/programme/movie-rail";
import { MovieRow } from "@/components/programme/movie-row";
import { Hero } from "@/components/programme/hero";
import { Offers } from "@/components/programme/offers";
import { ButtonLink } from "@/components/ui/button-link";
import { DayStrip } from "@/components/ui/day-strip";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { getHome, type HomeView } from "@/lib/queries/home";
import type { MovieCardView } from "@/lib/queries/programme";
import { paths } from "@/lib/web/paths";
import { requestNow } from "@/lib/web/request";
import { readFirst, type SearchParams } from "./search-params";

export default async function HomePage({ searchParams }: { readonly searchParams: SearchParams }) {
  const { city, date } = await readFirst(searchParams);
  const home = await getHome({ city, date }, requestNow());
  const { programme, featured, comingSoon, offers } = home;
  const [first, ...others] = featured;
  const toHref = (movie: MovieCardView) => paths.movie(movie.slug, { city: programme.city.slug });
  return (
    <>
      {first ? <Hero movie={first} others={others.slice(0, 4)} toHref={toHref} /> : null}
      <Today programme={programme} />
      {comingSoon.length > 0 ? (
        <Section title="Coming soon">
          <MovieRail movies={comingSoon} toHref={toHref} />
        </Section>
      ) : null}
      {offers.length > 0 ? (
        <Section title="Offers">
          <Offers offers={offers} />
        </Section>
      ) : null}
    </>
  );
}

function Today({ programme }: Pick<HomeView, "programme">) {
  const { city, cities, day, days, items } = programme;
  return (
    <Section
      title={`On screen in ${city.name}`}
      aside={
        <CitySwitcher
          cities={cities}
          selected={city.id}
          toHref={(one) => paths.home({ city: one.slug, date: day })}
        />
      }
    >
      <DayStrip
        label="Day"
        days={days.map((one) => ({ day: one, href: paths.home({ city: city.slug, date: one }) }))}
        selected={day}
      />
      {items.length > 0 ? (
        <MovieRows programme={programme} />
      ) : (
        <div className="mt-8">
          <EmptyState title="No more shows on this day">Choose another day above.</EmptyState>
        </div>
      )}
    </Section>
  );
}

function MovieRows({ programme: { items, city, day, total } }: Pick<HomeView, "programme">) {
  return (
    <>
      <ul className="mt-6 grid gap-x-12 xl:grid-cols-2">
        {items.map((movie) => (
          <li key={movie.id}>
            <MovieRow
              movie={movie}
              href={paths.movie(movie.slug, { city: city.slug, date: day })}
            />
          </li>
        ))}
      </ul>
      <div className="mt-4">
        <ButtonLink href={paths.movies({ city: city.slug, date: day })} look="quiet">
          {items.length < total ? `All ${total} movies of the day` : "Filter by genre and language"}
        </ButtonLink>
      </div>
    </>
  );
}
