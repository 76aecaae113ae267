import { findMovieWithShowtimes } from "@/lib/queries/movie-page";
import { foundOr } from "@/lib/web/answers";
import { defineRoute } from "@/lib/web/define-route";
import { movieInput } from "@/lib/web/inputs";

export const GET = defineRoute({
  input: movieInput,
  run: async ({ input, params, now }) =>
    foundOr("movie_not_found", await findMovieWithShowtimes(params["slug"] ?? "", input, now)),
  reply: ({ movie, showtimes }) => Response.json({ ...movie, showtimes }),
});
