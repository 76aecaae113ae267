import type { BookingCardView } from "@/lib/queries/booking-list";
import { BookingStub } from "./booking-stub";

interface Props {
  readonly title: string;
  readonly bookings: readonly BookingCardView[];
}

/** Bookings of one kind under their heading; nothing when there are none. */
export function BookingStubs({ title, bookings }: Props) {
  if (bookings.length === 0) return null;
  return (
    <section aria-label={title} className="grid gap-5">
      <h2 className="text-section font-bold">{title}</h2>
      <ul className="grid gap-4 lg:grid-cols-2">
        {bookings.map((booking) => (
          <li key={booking.id} className="grid">
            <BookingStub booking={booking} />
          </li>
        ))}
      </ul>
    </section>
  );
}
