import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Eyebrow } from "@/components/ui/eyebrow";
import { SubmitButton } from "@/components/ui/submit-button";
import type { BookingView } from "@/lib/queries/booking-page";
import { paths } from "@/lib/web/paths";
import { BookedShow } from "./booked-show";
import type { BookingActions } from "./booking-actions";

interface Props {
  readonly booking: BookingView;
  readonly actions: BookingActions;
}

/** The clock is at zero, but a payment page is still open: the seats are freed only after proof. */
export function OpenCheckout({ booking, actions }: Props) {
  return (
    <div className="page py-8 md:py-14">
      <Eyebrow>Payment open</Eyebrow>
      <h1 className="mt-3 text-title font-extrabold">Finish your payment now</h1>
      <p className="mt-4 max-w-2xl text-lg text-quiet">
        Your time is over, but your payment page is still open. We ask it how it stands and keep
        your seats until it answers. If you paid, your tickets appear here by themselves.
      </p>
      <div className="mt-7 flex flex-wrap items-start gap-3">
        <ActionForm action={actions.pay} hidden={{ bookingId: booking.id }} className="grid gap-3">
          <SubmitButton pending="Opening the payment page">Continue payment</SubmitButton>
        </ActionForm>
        <ButtonLink href={paths.booking(booking.id)} look="quiet">
          Check again
        </ButtonLink>
      </div>
      <div className="mt-12 max-w-3xl border-t border-line pt-10">
        <BookedShow booking={booking} />
      </div>
    </div>
  );
}
