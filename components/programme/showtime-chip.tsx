import { cva } from "class-variance-authority";
import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { formatMoney } from "@/lib/format/money";
import { formatTime } from "@/lib/format/time";
import type { ShowtimeView } from "@/lib/queries/showtimes";
import { paths } from "@/lib/web/paths";
import { toAvailability } from "./availability";

const wordsStyles = cva("text-xs font-medium", {
  variants: {
    kind: {
      plenty: "text-positive",
      filling: "text-quiet",
      few: "text-accent-bright",
      none: "text-faint",
    },
  },
});

/** A showtime one can press: when, how it is shown, what it costs all in, how full it is. */
export function ShowtimeChip({ showtime }: { readonly showtime: ShowtimeView }) {
  const { id, zone, startsAt, format, language, available, capacity } = showtime;
  const { kind, words } = toAvailability(available, capacity);
  const price = formatMoney({ minor: showtime.allInMinor, currency: showtime.currency });
  return (
    <Link
      href={paths.showtime(id)}
      prefetch={false}
      title={toTitle(showtime, price)}
      className={cn(
        "group grid min-h-11 min-w-38 gap-0.5 rounded-2xl border border-line bg-surface px-3.5 py-2.5 transition-colors hover:border-accent hover:bg-raised",
        kind === "none" && "border-dashed bg-transparent hover:border-edge",
      )}
    >
      <span className="flex items-baseline justify-between gap-3 whitespace-nowrap">
        <span
          className={cn(
            "text-lg leading-6 font-bold tracking-tight tabular-nums",
            kind === "none" && "text-faint line-through",
          )}
        >
          {formatTime(zone, startsAt)}
        </span>
        <span className="text-xs font-medium text-quiet">{format}</span>
      </span>
      <span className="text-sm text-quiet tabular-nums">
        {price}
        <span className="text-faint"> · {language}</span>
      </span>
      <span className={wordsStyles({ kind })}>{words}</span>
    </Link>
  );
}

function toTitle({ screen, subtitle }: ShowtimeView, price: string): string {
  const words = subtitle ? `, ${subtitle} subtitles` : "";
  return `${screen}${words}, one ticket ${price} with fees and taxes`;
}
