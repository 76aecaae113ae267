import type { MovieView } from "@/lib/queries/movie-page";

/** What it is about and who made it. */
export function MovieAbout({ movie }: { readonly movie: MovieView }) {
  return (
    <section
      aria-label="About the movie"
      className="page grid gap-10 py-8 lg:grid-cols-[1.4fr_1fr] lg:gap-20"
    >
      <p className="max-w-2xl text-lg leading-relaxed text-on-night">{movie.description}</p>
      <dl className="grid content-start gap-x-8 gap-y-5 sm:grid-cols-2">
        <Credit term="Director" value={movie.director} />
        <Credit term="Languages" value={movie.languages.join(", ")} />
        <Credit term="Cast" value={movie.cast.join(", ")} />
        {movie.subtitles.length > 0 ? (
          <Credit term="Subtitles" value={movie.subtitles.join(", ")} />
        ) : null}
      </dl>
    </section>
  );
}

function Credit({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div>
      <dt className="text-sm text-faint">{term}</dt>
      <dd className="mt-1 leading-relaxed">{value}</dd>
    </div>
  );
}
