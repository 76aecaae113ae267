import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { BookingView } from "@/lib/queries/booking-page";
import type { BookingActions } from "./booking-actions";

interface Props {
  readonly booking: Pick<BookingView, "id" | "promoCode">;
  readonly action: BookingActions["applyCode"];
}

/** Puts a code on the booking, or takes it off again. */
export function CodeForm({ booking, action }: Props) {
  if (booking.promoCode) {
    const hidden = { bookingId: booking.id, promoCode: "" };
    return (
      <ActionForm
        action={action}
        hidden={hidden}
        className="mt-6 flex flex-wrap items-center gap-4"
      >
        <p className="text-sm text-quiet">
          Code <strong className="font-mono text-on-base">{booking.promoCode}</strong> is applied.
        </p>
        <SubmitButton pending="Taking off" look="plain" size="small">
          Take it off
        </SubmitButton>
      </ActionForm>
    );
  }
  return (
    <details className="mt-6">
      <summary className="cursor-pointer text-sm font-medium text-quiet">Have a code?</summary>
      <ActionForm
        action={action}
        hidden={{ bookingId: booking.id }}
        className="mt-4 grid max-w-sm gap-3"
      >
        <Field name="promoCode" label="Code" autoComplete="off" />
        <SubmitButton pending="Applying" look="quiet">
          Apply code
        </SubmitButton>
      </ActionForm>
    </details>
  );
}
