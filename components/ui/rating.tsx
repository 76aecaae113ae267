import { Star } from "lucide-react";

interface Props {
  readonly rating: number | null;
  readonly count: number;
}

/** The audience's rating out of ten, or nothing while nobody has rated. */
export function Rating({ rating, count }: Props) {
  if (rating === null) return null;
  return (
    <p className="flex items-center gap-1.5 text-sm text-quiet">
      <Star aria-hidden="true" className="size-4 fill-accent text-accent" />
      <span className="font-semibold text-on-night tabular-nums">{rating.toFixed(1)}</span>
      <span>
        of 10 · {count} {count === 1 ? "review" : "reviews"}
      </span>
    </p>
  );
}
