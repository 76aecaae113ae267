import { MapPin } from "lucide-react";
import { Eyebrow } from "@/components/ui/eyebrow";
import type { TheaterFacts } from "@/lib/queries/catalogue";

/** A theater: where it is, whose clock it keeps, what it has. */
export function TheaterHeader({ theater }: { readonly theater: TheaterFacts }) {
  return (
    <header className="page grid gap-5 pt-10 pb-2 md:pt-16">
      <Eyebrow>{theater.cityName}</Eyebrow>
      <h1 className="text-title font-extrabold lg:text-display">{theater.name}</h1>
      <p className="flex items-start gap-2.5 text-lg text-quiet">
        <MapPin aria-hidden="true" className="mt-1 size-5 shrink-0" />
        <span>
          {theater.address}
          <span className="block text-sm text-faint">
            All times are local: {theater.zone.replace("_", " ")}
          </span>
        </span>
      </p>
      <ul aria-label="Facilities" className="flex flex-wrap gap-2">
        {theater.facilities.map((facility) => (
          <li
            key={facility}
            className="rounded-full border border-line-strong px-3.5 py-1.5 text-sm text-quiet"
          >
            {facility}
          </li>
        ))}
      </ul>
    </header>
  );
}
