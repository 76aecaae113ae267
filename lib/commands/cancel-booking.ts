import { forgetAvailability } from "@/lib/db/availability";
import { db } from "@/lib/db/client";
import { lockBooking } from "@/lib/db/locks";
import { inTransaction } from "@/lib/db/transaction";
import { may, type Action } from "@/lib/domain/policy";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { leaveSeatGate } from "@/lib/services/seat-gate";
import { cancelConfirmed } from "./cancel-confirmed";
import type { Context } from "./context";
import { CANCEL_REQUESTED, endBooking } from "./end-booking";
import { releaseCheckout } from "./release-checkout";

export type Cancelled =
  | { readonly kind: "cancelled" }
  /** Stripe did not answer yet: the seats are kept until it does, and the gate goes on. */
  | { readonly kind: "being_released" }
  /** It was paid a moment ago: there are tickets, and the refund ladder is offered. */
  | { readonly kind: "paid" };

const END = { state: "CANCELLED", reason: CANCEL_REQUESTED } as const;

/**
 * The buyer gives a booking up (DOMAIN 4). A hold comes free at once, or through the release gate
 * when a checkout is live; a CONFIRMED booking is cancelled by the refund ladder. Refuses
 * booking_not_found (also somebody else's) and booking_not_cancellable.
 */
export async function cancelBooking(
  { bookingId }: { readonly bookingId: string },
  { actor, now }: Context,
): Promise<Result<Cancelled>> {
  const booking = await findCancellable(bookingId);
  const action = (ownerId: string): Action => ({ kind: "cancel_booking", ownerId });
  if (!booking || !may(actor, action(booking.userId))) return refuse({ code: "booking_not_found" });
  if (booking.state === "CONFIRMED") return cancelConfirmed(bookingId, now);
  if (booking.state !== "PENDING") return refuse({ code: "booking_not_cancellable" });
  const live = booking.payments.find((payment) => payment.state !== "PROCESSING");
  if (booking.payments.length > 0 && !live) return refuse({ code: "payment_processing" });
  const answer = live
    ? await giveUpCheckout(bookingId, live.id, now)
    : await giveUpHold(bookingId, now);
  forgetAvailability(booking.showtimeId);
  if (answer.ok && answer.value.kind === "cancelled") {
    await leaveSeatGate(
      booking.showtimeId,
      booking.userId,
      booking.seats.map((seat) => seat.seatId),
    );
  }
  return answer;
}

async function giveUpHold(bookingId: string, now: Date): Promise<Result<Cancelled>> {
  return inTransaction(async (tx) => {
    await lockBooking(tx, bookingId);
    const hasLive = await tx.payment.count({
      where: { bookingId, state: { in: ["OPENING", "OPEN", "PROCESSING"] } },
    });
    if (hasLive > 0) return refuse({ code: "checkout_open" });
    const isEnded = await endBooking(tx, bookingId, END, now);
    return isEnded ? ok({ kind: "cancelled" }) : refuse({ code: "booking_not_cancellable" });
  });
}

async function giveUpCheckout(
  bookingId: string,
  paymentId: string,
  now: Date,
): Promise<Result<Cancelled>> {
  const answer = await releaseCheckout({ paymentId, end: END }, { now });
  switch (answer.kind) {
    case "released":
      return ok({ kind: "cancelled" });
    case "paid":
      return ok({ kind: "paid" });
    case "processing":
      return refuse({ code: "payment_processing" });
    case "unknown":
      await db().$executeRaw`
        update bookings set end_reason = ${CANCEL_REQUESTED},
          expires_at = greatest(held_at, ${now}::timestamptz),
          deadline_at = greatest(held_at, ${now}::timestamptz)
        where id = ${bookingId} and state = 'PENDING'`;
      return ok({ kind: "being_released" });
  }
}

function findCancellable(bookingId: string) {
  return db().booking.findUnique({
    where: { id: bookingId },
    select: {
      userId: true,
      showtimeId: true,
      state: true,
      seats: { select: { seatId: true } },
      payments: {
        where: { state: { in: ["OPENING", "OPEN", "PROCESSING"] } },
        select: { id: true, state: true },
      },
    },
  });
}
