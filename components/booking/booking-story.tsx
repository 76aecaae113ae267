import type { BookingView } from "@/lib/queries/booking-page";
import { AwaitingMoney } from "./awaiting-money";
import type { BookingActions } from "./booking-actions";
import { ConfirmedBooking } from "./confirmed-booking";
import { EndedBooking } from "./ended-booking";
import { HeldBooking } from "./held-booking";
import { KeepFresh } from "./keep-fresh";
import { OpenCheckout } from "./open-checkout";

const CHECK_EVERY_MS = 2000;

interface Props {
  readonly booking: BookingView;
  readonly actions: BookingActions;
}

/** The page of a booking, whatever state it is in. */
export function BookingStory({ booking, actions }: Props) {
  if (booking.state === "CONFIRMED") {
    return <ConfirmedBooking booking={booking} cancel={actions.cancel} />;
  }
  if (booking.state !== "PENDING") return <EndedBooking booking={booking} />;
  const payment = booking.payment?.state;
  const isMoving = payment === "OPENING" || payment === "OPEN" || payment === "PROCESSING";
  const isOver = booking.expiresAt <= booking.now;
  return (
    <>
      {isMoving ? <KeepFresh everyMs={CHECK_EVERY_MS} /> : <KeepFresh />}
      {payment === "PROCESSING" ? (
        <AwaitingMoney booking={booking} />
      ) : isMoving && isOver ? (
        <OpenCheckout booking={booking} actions={actions} />
      ) : isOver ? (
        <EndedBooking booking={booking} />
      ) : (
        <HeldBooking booking={booking} actions={actions} />
      )}
    </>
  );
}
