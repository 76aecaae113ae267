import Link from "next/link";
import { cn } from "@/components/ui/cn";
import type { CityView } from "@/lib/queries/catalogue";

interface Props {
  readonly cities: readonly CityView[];
  readonly selected: string;
  readonly toHref: (city: CityView) => string;
}

/** The cities as a row of links; the chosen one is marked for eyes and ears. */
export function CitySwitcher({ cities, selected, toHref }: Props) {
  return (
    <nav aria-label="City">
      <ul className="flex flex-wrap gap-1 rounded-full border border-line bg-surface p-1">
        {cities.map((city) => (
          <li key={city.id}>
            <Link
              href={toHref(city)}
              prefetch={false}
              scroll={false}
              aria-current={city.id === selected ? "true" : undefined}
              className={cn(
                "flex min-h-10 items-center rounded-full px-4 text-sm font-medium text-quiet transition-colors hover:text-on-night",
                city.id === selected && "bg-on-night text-night hover:text-night",
              )}
            >
              {city.name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
