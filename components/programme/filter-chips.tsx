import { X } from "lucide-react";
import Link from "next/link";
import type { ProgrammeView, ProgrammeWish } from "@/lib/queries/programme";
import { paths } from "@/lib/web/paths";

type Removable = "q" | "genre" | "language";

/** What narrows the list, each to be taken away on its own. */
export function FilterChips({ programme }: { readonly programme: ProgrammeView }) {
  const { wish, city, day } = programme;
  const asked = (["q", "genre", "language"] as const).filter((name) => wish[name]);
  if (asked.length === 0) return null;
  const base = { city: city.slug, date: day };
  return (
    <ul aria-label="Active filters" className="flex flex-wrap items-center gap-2">
      {asked.map((name) => (
        <li key={name}>
          <Link
            href={paths.movies({ ...base, ...without(wish, name) })}
            prefetch={false}
            aria-label={`Remove the filter ${wish[name] ?? ""}`}
            className="flex min-h-10 items-center gap-2 rounded-full border border-accent/50 bg-accent-dim ps-4 pe-3 text-sm font-medium hover:border-accent"
          >
            {name === "q" ? `“${wish.q ?? ""}”` : wish[name]}
            <X aria-hidden="true" className="size-4" />
          </Link>
        </li>
      ))}
      {asked.length > 1 ? (
        <li>
          <Link
            href={paths.movies(base)}
            prefetch={false}
            className="flex min-h-10 items-center px-2 text-sm text-quiet underline underline-offset-4 hover:text-on-night"
          >
            Clear all
          </Link>
        </li>
      ) : null}
    </ul>
  );
}

function without(wish: ProgrammeWish, name: Removable) {
  const { q, genre, language } = wish;
  return { q, genre, language, [name]: undefined };
}
