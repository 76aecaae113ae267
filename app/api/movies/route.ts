import { z } from "zod";
import { ok } from "@/lib/domain/result";
import { listMovies } from "@/lib/queries/programme";
import { defineRoute } from "@/lib/web/define-route";

const text = z.string().max(100).optional();

export const GET = defineRoute({
  input: z.object({
    city: text,
    date: z.iso.date().optional(),
    genre: text,
    language: text,
    q: text,
    page: z.coerce.number().int().min(1).max(10_000).optional(),
  }),
  run: async ({ input, now }) => ok(await listMovies(input, now)),
});
