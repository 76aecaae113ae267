import type { Quote } from "@/lib/domain/pricing";
import { formatMoney } from "@/lib/format/money";
import { formatSeatCount } from "@/lib/format/seats";

interface Props {
  readonly quote: Quote;
  readonly seatCount: number;
  readonly promoCode?: string | null;
  readonly locale?: string;
}

/** The itemised price: lines that add up to the total below them. */
export function PriceLines({ quote, seatCount, promoCode = null, locale = "en" }: Props) {
  const money = (minor: number) => formatMoney({ minor, currency: quote.currency }, locale);
  const discount = `−${money(quote.discountMinor)}`;
  return (
    <dl className="grid gap-2 text-[0.9375rem]">
      <Line term={formatSeatCount(seatCount)} amount={money(quote.seatsMinor)} />
      {quote.discountMinor > 0 ? (
        <Line term={promoCode ? `Code ${promoCode}` : "Discount"} amount={discount} />
      ) : null}
      <Line term="Booking fee" amount={money(quote.feeMinor)} />
      <Line term="Tax" amount={money(quote.taxMinor)} />
      <div className="mt-1 flex justify-between gap-6 border-t border-line pt-3 text-lg font-bold text-on-night">
        <dt>Total</dt>
        <dd className="tabular-nums">{money(quote.totalMinor)}</dd>
      </div>
    </dl>
  );
}

function Line({ term, amount }: { readonly term: string; readonly amount: string }) {
  return (
    <div className="flex justify-between gap-6 text-quiet">
      <dt>{term}</dt>
      <dd className="tabular-nums">{amount}</dd>
    </div>
  );
}
