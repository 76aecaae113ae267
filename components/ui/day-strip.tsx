import Link from "next/link";
import { formatDayParts } from "@/lib/format/time";
import type { Day } from "@/lib/domain/time";
import { cn } from "./cn";

export interface DayLink {
  readonly day: Day;
  readonly href: string;
  /** Nothing plays: still a link, but quieter. */
  readonly isEmpty?: boolean;
}

interface Props {
  readonly label: string;
  readonly days: readonly DayLink[];
  readonly selected: Day;
  readonly locale?: string;
}

/** Fourteen days side by side, in the theater's own calendar. */
export function DayStrip({ label, days, selected, locale = "en" }: Props) {
  return (
    <nav aria-label={label} className="-mx-4 md:mx-0">
      <ol className="rail auto-cols-[minmax(4rem,1fr)] justify-stretch gap-2 px-4 py-1.5 md:px-1">
        {days.map((one, at) => (
          <li key={one.day} className="snap-start">
            <DayCell
              {...one}
              isFirst={at === 0}
              isSelected={one.day === selected}
              locale={locale}
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface CellProps extends DayLink {
  readonly isFirst: boolean;
  readonly isSelected: boolean;
  readonly locale: string;
}

function DayCell({ day, href, isEmpty = false, isFirst, isSelected, locale }: CellProps) {
  const { weekday, date, month, full } = formatDayParts(day, locale);
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-current={isSelected ? "date" : undefined}
      aria-label={isFirst ? `Today, ${full}` : full}
      className={cn(
        "grid justify-items-center rounded-2xl border border-line bg-surface py-2.5 transition-colors hover:border-edge",
        isEmpty && "border-transparent bg-transparent text-faint",
        isSelected && "border-accent bg-accent text-on-accent hover:border-accent",
      )}
    >
      <span className="text-xs font-medium">{isFirst ? "Today" : weekday}</span>
      <span className="text-xl leading-tight font-bold tabular-nums">{date}</span>
      <span className="text-xs">{month}</span>
    </Link>
  );
}
