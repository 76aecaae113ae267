import { listMovies } from "@/lib/queries/programme";
import { answer } from "@/lib/web/answers";
import { defineRoute } from "@/lib/web/define-route";
import { movieListInput } from "@/lib/web/inputs";

export const GET = defineRoute({
  input: movieListInput,
  run: async ({ input, now }) => answer(await listMovies(input, now)),
});
