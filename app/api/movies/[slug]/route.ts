import { z } from "zod";
import { ok, refuse } from "@/lib/domain/result";
import { findMovieWithShowtimes } from "@/lib/queries/movie-page";
import { defineRoute } from "@/lib/web/define-route";

export const GET = defineRoute({
  input: z.object({ city: z.string().max(100).optional(), date: z.iso.date().optional() }),
  run: async ({ input, params, now }) => {
    const found = await findMovieWithShowtimes(params["slug"] ?? "", input, now);
    if (!found) return refuse({ code: "movie_not_found" });
    return ok({ ...found.movie, showtimes: found.showtimes });
  },
});
