import type { BookingView } from "@/lib/queries/booking-page";
import { Eyebrow } from "@/components/ui/eyebrow";
import { PriceLines } from "@/components/ui/price-lines";
import { BookedShow } from "./booked-show";
import type { BookingActions } from "./booking-actions";
import { CodeForm } from "./code-form";
import { PayPanel } from "./pay-panel";

interface Props {
  readonly booking: BookingView;
  readonly actions: BookingActions;
}

/** A hold: what it is, what it costs line by line, how long it lasts, and Pay. */
export function HeldBooking({ booking, actions }: Props) {
  return (
    <div className="page py-8 md:py-14">
      <Eyebrow>Your seats are held</Eyebrow>
      <h1 className="mt-3 text-title font-extrabold">Check and pay</h1>
      <div className="mt-8 grid items-start gap-8 md:mt-12 lg:grid-cols-[1fr_24rem] lg:gap-16">
        <div className="grid gap-10">
          <BookedShow booking={booking} />
          <section aria-label="Price" className="max-w-xl border-t border-line pt-6">
            <h2 className="mb-4 text-lg font-bold">Price</h2>
            <PriceLines
              quote={booking.quote}
              seatCount={booking.seats.length}
              promoCode={booking.promoCode}
            />
            <CodeForm booking={booking} action={actions.applyCode} />
          </section>
        </div>
        <PayPanel booking={booking} actions={actions} />
      </div>
    </div>
  );
}
