import type { RefundState } from "@/lib/domain/refund";
import { formatMoney } from "@/lib/format/money";
import { formatDate } from "@/lib/format/time";
import type { BookingView } from "@/lib/queries/booking-page";

const STATE_WORDS = {
  REQUESTED: "on its way",
  PENDING: "on its way, usually five to ten days",
  SUCCEEDED: "paid back",
  FAILED: "did not go through; we are on it and will write to you",
} as const satisfies Record<RefundState, string>;

/** Where every amount that goes back stands. */
export function RefundList({ booking }: { readonly booking: BookingView }) {
  if (booking.refunds.length === 0) return null;
  return (
    <section aria-label="Refunds" className="grid gap-2">
      <h2 className="text-lg font-bold">{booking.refunds.length === 1 ? "Refund" : "Refunds"}</h2>
      <ul className="grid gap-2">
        {booking.refunds.map((refund) => (
          <li key={refund.id} className="flex flex-wrap items-baseline gap-x-3 text-quiet">
            <strong className="text-on-night tabular-nums">
              {formatMoney({ minor: refund.amountMinor, currency: booking.quote.currency })}
            </strong>
            {STATE_WORDS[refund.state]}
            {refund.settledAt ? `, ${formatDate(booking.zone, refund.settledAt)}` : ""}
          </li>
        ))}
      </ul>
    </section>
  );
}
