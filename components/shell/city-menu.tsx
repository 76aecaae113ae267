import { ChevronDown, MapPin } from "lucide-react";
import Link from "next/link";
import type { CityView } from "@/lib/queries/catalogue";
import { paths } from "@/lib/web/paths";

/** The cities as a disclosure of links; the choice is in the address of the page it leads to. */
export function CityMenu({ cities }: { readonly cities: readonly CityView[] }) {
  return (
    <details className="group relative max-md:hidden">
      <summary className="flex min-h-11 items-center gap-2 rounded-full px-3 text-[0.9375rem] font-medium text-quiet transition-colors hover:bg-on-night/8 hover:text-on-night">
        <MapPin aria-hidden="true" className="size-4.5" />
        Cities
        <ChevronDown
          aria-hidden="true"
          className="size-4 transition-transform group-open:rotate-180"
        />
      </summary>
      <ul className="absolute end-0 top-full mt-2 grid w-52 rounded-card border border-line-strong bg-raised p-2 shadow-lift">
        {cities.map((city) => (
          <li key={city.id}>
            <Link
              href={paths.home({ city: city.slug })}
              prefetch={false}
              className="flex min-h-11 items-center rounded-xl px-3 text-on-raised hover:bg-on-night/8"
            >
              {city.name}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
