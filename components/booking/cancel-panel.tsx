import { ActionForm } from "@/components/ui/action-form";
import { buttonStyles } from "@/components/ui/button-styles";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatMoney } from "@/lib/format/money";
import type { BookingView } from "@/lib/queries/booking-page";
import type { SubmitAction } from "@/components/ui/form-answer";

interface Props {
  readonly booking: BookingView;
  readonly action: SubmitAction;
}

/** Cancelling, with the exact amounts shown before anybody agrees. */
export function CancelPanel({ booking, action }: Props) {
  const { cancellation } = booking;
  if (!cancellation) return null;
  const money = (minor: number) => formatMoney({ minor, currency: booking.quote.currency });
  return (
    <details className="no-print group">
      <summary className={buttonStyles({ look: "plain", size: "small" })}>
        Cancel this booking
      </summary>
      <div className="mt-3 grid gap-4 rounded-card border border-line-strong p-5">
        <p>
          You get back <strong>{money(cancellation.refundMinor)}</strong>
          {cancellation.keptMinor > 0 ? (
            <>
              {" "}
              of {money(booking.quote.totalMinor)}; {money(cancellation.keptMinor)} is kept
            </>
          ) : null}
          .
        </p>
        <p className="text-sm text-quiet">
          Up to two hours before the show you get the full price of the seats, until twenty minutes
          before half of it, after that nothing. The booking fee is kept.
        </p>
        <ActionForm action={action} hidden={{ bookingId: booking.id }} className="grid gap-3">
          <SubmitButton pending="Cancelling" look="danger" wide>
            Cancel and get {money(cancellation.refundMinor)} back
          </SubmitButton>
        </ActionForm>
      </div>
    </details>
  );
}
