import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { HoldClock } from "@/components/ui/hold-clock";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatMoney } from "@/lib/format/money";
import { formatTime } from "@/lib/format/time";
import type { BookingView } from "@/lib/queries/booking-page";
import { paths } from "@/lib/web/paths";
import type { BookingActions } from "./booking-actions";

interface Props {
  readonly booking: BookingView;
  readonly actions: BookingActions;
}

/** The clock and what can be done before it runs out. */
export function PayPanel({ booking, actions }: Props) {
  return (
    <section
      aria-label="Pay"
      className="grid gap-5 rounded-card border border-line-strong bg-surface p-6 shadow-lift lg:sticky lg:top-24"
    >
      <Clock booking={booking} />
      <ActionForm action={actions.pay} hidden={{ bookingId: booking.id }} className="grid gap-3">
        <SubmitButton pending="Opening the payment page" size="large" wide>
          {toPayWords(booking)}
        </SubmitButton>
      </ActionForm>
      <p className="text-sm text-faint">
        Payment happens on the payment provider&rsquo;s own page. Your card never touches this site.
      </p>
      <OtherWays booking={booking} actions={actions} />
    </section>
  );
}

function Clock({ booking: { expiresAt, now, zone } }: Pick<Props, "booking">) {
  return (
    <div>
      <p className="text-sm text-quiet">
        Held for you until{" "}
        <time dateTime={expiresAt.toISOString()} className="font-semibold text-on-surface">
          {formatTime(zone, expiresAt)}
        </time>
      </p>
      <HoldClock
        nowMs={now.getTime()}
        endsAtMs={expiresAt.getTime()}
        className="mt-1 block text-6xl leading-none font-bold tracking-[-0.04em]"
      />
    </div>
  );
}

function OtherWays({ booking, actions }: Props) {
  const hidden = { bookingId: booking.id };
  return (
    <div className="grid gap-2 border-t border-line pt-4">
      {booking.isExtendable ? (
        <ActionForm action={actions.extend} hidden={hidden} className="grid gap-2">
          <SubmitButton pending="Adding" look="quiet" wide>
            Add 3 minutes
          </SubmitButton>
        </ActionForm>
      ) : null}
      <ButtonLink href={paths.showtime(booking.showtimeId)} look="quiet" wide>
        Change seats
      </ButtonLink>
      <ActionForm
        action={actions.cancel}
        hidden={hidden}
        className="grid justify-items-center gap-2"
      >
        <SubmitButton pending="Letting go" look="plain" size="small">
          Cancel and let the seats go
        </SubmitButton>
      </ActionForm>
    </div>
  );
}

function toPayWords({ payment, quote }: BookingView): string {
  if (payment?.state === "OPEN") return "Continue payment";
  if (quote.totalMinor === 0) return "Get tickets";
  return `Pay ${formatMoney({ minor: quote.totalMinor, currency: quote.currency })}`;
}
