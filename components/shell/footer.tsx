import Link from "next/link";
import type { CityView } from "@/lib/queries/catalogue";
import { paths } from "@/lib/web/paths";
import { Mark } from "./mark";

/** The end of every page: where else to go, and the promise of the house. */
export function Footer({ cities }: { readonly cities: readonly CityView[] }) {
  return (
    <footer className="no-print mt-16 border-t border-line pt-12 pb-16 text-sm text-quiet">
      <div className="page grid gap-10 md:grid-cols-[2fr_1fr_1fr]">
        <div className="grid content-start gap-3">
          <Mark className="size-8" />
          <p className="max-w-xs leading-relaxed">
            The seat you chose is the seat you get. Times are the cinema&rsquo;s own, prices have
            everything in.
          </p>
        </div>
        <FooterList
          title="Cities"
          links={cities.map((city) => ({ href: paths.home({ city: city.slug }), text: city.name }))}
        />
        <FooterList
          title="You"
          links={[
            { href: paths.movies(), text: "Movies" },
            { href: paths.bookings(), text: "Your bookings" },
            { href: paths.account(), text: "Your account" },
          ]}
        />
      </div>
    </footer>
  );
}

interface ListProps {
  readonly title: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
}

function FooterList({ title, links }: ListProps) {
  return (
    <nav aria-label={title}>
      <p className="mb-2 font-semibold text-on-night">{title}</p>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <Link
              href={link.href}
              prefetch={false}
              className="inline-flex min-h-9 items-center hover:text-on-night hover:underline"
            >
              {link.text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
