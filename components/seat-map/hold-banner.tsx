import { ButtonLink } from "@/components/ui/button-link";
import { HoldClock } from "@/components/ui/hold-clock";
import { formatSeats } from "@/lib/format/seats";
import { formatTime } from "@/lib/format/time";
import type { SeatMapView } from "@/lib/queries/seat-map";
import { paths } from "@/lib/web/paths";

interface Props {
  readonly map: SeatMapView;
  readonly hold: NonNullable<SeatMapView["hold"]>;
}

/** Back on the map with a hold: the seats are still yours, the clock runs on. */
export function HoldBanner({ map, hold }: Props) {
  const own = map.seats.filter((seat) => hold.seatIds.includes(seat.id));
  return (
    <div className="page pb-6">
      <section
        aria-label="Your held seats"
        className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-card border border-accent/40 bg-accent-dim px-5 py-4"
      >
        <p className="me-auto">
          {own.length > 0 ? <strong>{formatSeats(own)}</strong> : "Your seats"}{" "}
          {own.length === 1 ? "is" : "are"} yours until{" "}
          {formatTime(map.showtime.zone, hold.expiresAt)}. Change them here, or go on to pay.
        </p>
        <HoldClock
          nowMs={map.now.getTime()}
          endsAtMs={hold.expiresAt.getTime()}
          className="text-2xl font-bold"
        />
        <ButtonLink href={paths.booking(hold.bookingId)}>Go on to pay</ButtonLink>
      </section>
    </div>
  );
}
