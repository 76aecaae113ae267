import { ButtonLink } from "@/components/ui/button-link";
import { Eyebrow } from "@/components/ui/eyebrow";
import type { BookingView } from "@/lib/queries/booking-page";
import { paths } from "@/lib/web/paths";
import { BookedShow } from "./booked-show";

/** A delayed payment: the seats stay until the money is here or is not coming. */
export function AwaitingMoney({ booking }: { readonly booking: BookingView }) {
  return (
    <div className="page py-8 md:py-14">
      <Eyebrow>Payment on its way</Eyebrow>
      <h1 className="mt-3 text-title font-extrabold">Your seats are kept</h1>
      <p className="mt-4 max-w-2xl text-lg text-quiet">
        Your bank has taken the order and the money is under way. Your tickets appear here, and in
        your mail, the moment it arrives. You need not stay.
      </p>
      <div className="mt-7 flex flex-wrap gap-3">
        <ButtonLink href={paths.booking(booking.id)} look="quiet">
          Check again
        </ButtonLink>
        <ButtonLink href={paths.bookings()} look="quiet">
          Your bookings
        </ButtonLink>
      </div>
      <div className="mt-12 max-w-3xl border-t border-line pt-10">
        <BookedShow booking={booking} />
      </div>
    </div>
  );
}
