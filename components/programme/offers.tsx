import type { OfferView } from "@/lib/queries/home";

/** Codes as coupons: what it does, and the code to type when paying. */
export function Offers({ offers }: { readonly offers: readonly OfferView[] }) {
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {offers.map((offer) => (
        <li
          key={offer.code}
          className="stub flex min-h-32 items-stretch rounded-card bg-surface [--tear:64%]"
        >
          <p className="flex w-[64%] items-center px-6 text-xl leading-tight font-bold tracking-[-0.02em]">
            {offer.title}
          </p>
          <p className="grid flex-1 content-center gap-1.5 border-s-2 border-dashed border-line-strong px-4 text-center">
            <span className="text-xs text-quiet">Code</span>
            <span className="font-mono text-sm font-semibold text-accent-bright">{offer.code}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
