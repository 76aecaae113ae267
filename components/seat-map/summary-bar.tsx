import { ChevronUp } from "lucide-react";
import { buttonStyles } from "@/components/ui/button-styles";
import { PriceLines } from "@/components/ui/price-lines";
import type { Quote } from "@/lib/domain/pricing";
import { formatMoney } from "@/lib/format/money";
import { formatSeats } from "@/lib/format/seats";
import type { SeatView } from "@/lib/queries/seat-map";

interface Props {
  readonly chosen: readonly SeatView[];
  readonly quote: Quote | null;
  /** What one and two tickets cost, before anything is chosen. */
  readonly intro: string;
  /** What the selection rule, or the last answer, has to say. */
  readonly hint: string;
  readonly hasHold: boolean;
  readonly isPending: boolean;
}

/** Stays at the foot of the window: what is chosen, what it costs with everything in, and on. */
export function SummaryBar({ chosen, quote, intro, hint, hasHold, isPending }: Props) {
  const verb = hasHold ? "Change seats" : "Hold seats";
  return (
    <div className="glass sticky bottom-0 z-30 border-t border-line-strong">
      <div className="page grid gap-x-6 gap-y-2 py-3.5 sm:grid-cols-[1fr_auto] sm:items-center">
        <div className="grid min-h-12 content-center gap-0.5">
          <p
            role="status"
            aria-live="polite"
            className="text-sm font-medium text-caution empty:hidden"
          >
            {hint}
          </p>
          {quote ? <Chosen chosen={chosen} quote={quote} /> : <p className="text-quiet">{intro}</p>}
        </div>
        <button
          type="submit"
          disabled={isPending}
          className={buttonStyles({ size: "large", wide: true })}
        >
          {isPending ? "Holding your seats …" : verb}
        </button>
      </div>
    </div>
  );
}

function Chosen({
  chosen,
  quote,
}: {
  readonly chosen: readonly SeatView[];
  readonly quote: Quote;
}) {
  const total = formatMoney({ minor: quote.totalMinor, currency: quote.currency });
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <p aria-live="polite" className="flex flex-wrap items-baseline gap-x-3">
        <strong className="text-xl font-bold tabular-nums">{total}</strong>
        <span className="text-quiet">{formatSeats(chosen)}</span>
      </p>
      <details className="group sm:relative">
        <summary className="flex min-h-9 items-center gap-1 text-sm text-quiet underline decoration-line-strong underline-offset-4 hover:text-on-night">
          Price details
          <ChevronUp aria-hidden="true" className="size-4 group-open:rotate-180" />
        </summary>
        <div className="absolute inset-x-4 bottom-full mb-3 rounded-card border border-line-strong bg-raised p-5 shadow-lift sm:inset-x-auto sm:start-0 sm:w-80">
          <PriceLines quote={quote} seatCount={chosen.length} />
        </div>
      </details>
    </div>
  );
}
