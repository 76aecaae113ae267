import { Backdrop } from "@/components/ui/backdrop";
import { ButtonLink } from "@/components/ui/button-link";
import { Eyebrow } from "@/components/ui/eyebrow";
import { Facts } from "@/components/ui/facts";
import { Rating } from "@/components/ui/rating";
import { formatMinutes } from "@/lib/format/time";
import type { MovieCardView } from "@/lib/queries/programme";
import { FeaturedRail } from "./featured-rail";

interface Props {
  readonly movie: MovieCardView;
  readonly others: readonly MovieCardView[];
  readonly toHref: (movie: MovieCardView) => string;
}

/** The movie of the house over its whole picture. */
export function Hero({ movie, others, toHref }: Props) {
  return (
    <section aria-label="Featured movie" className="relative isolate -mt-16 overflow-hidden pt-16">
      <Backdrop path={movie.backdropPath} />
      <div className="page grid min-h-[min(40rem,82svh)] items-end gap-10 pt-24 pb-10 lg:grid-cols-[1fr_auto]">
        <div className="grid max-w-3xl gap-5">
          <Eyebrow>Now showing</Eyebrow>
          <h1 className="text-display font-extrabold">{movie.title}</h1>
          <p className="max-w-xl text-xl leading-snug text-on-night md:text-2xl">{movie.tagline}</p>
          <div className="grid gap-2">
            <Facts
              facts={[movie.certificate, formatMinutes(movie.minutes), movie.genres.join(", ")]}
            />
            <Rating rating={movie.rating} count={movie.ratingCount} />
          </div>
          <div className="mt-2 flex flex-wrap gap-3">
            <ButtonLink href={`${toHref(movie)}#showtimes`} size="large">
              Book tickets
            </ButtonLink>
            <ButtonLink href={toHref(movie)} look="quiet" size="large">
              About the movie
            </ButtonLink>
          </div>
        </div>
        <FeaturedRail movies={others} toHref={toHref} />
      </div>
    </section>
  );
}
