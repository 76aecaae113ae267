import { addToOutbox } from "@/lib/db/rows";
import { freeClaims, lockClaims } from "@/lib/db/seat-claims";
import { lockBooking, lockPaymentsOf } from "@/lib/db/locks";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { refundForSeat } from "@/lib/domain/refund";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { newId } from "@/lib/services/tokens";

const REASON = "cancelled_by_buyer";

/**
 * Cancels a paid booking by the refund ladder: tickets VOID, seats free, one refund row per seat
 * with something to give back, one KEPT row for what stays, all in one transaction. Refuses
 * booking_not_cancellable once the show has begun or somebody was admitted.
 */
export async function cancelConfirmed(
  bookingId: string,
  now: Date,
): Promise<Result<{ kind: "cancelled" }>> {
  return inTransaction(async (tx) => {
    const booking = await lockPaid(tx, bookingId);
    if (!booking || booking.startsAt <= now) return refuse({ code: "booking_not_cancellable" });
    if (booking.tickets.some((ticket) => ticket.state !== "VALID" || ticket.checkIns.length > 0)) {
      return refuse({ code: "booking_not_cancellable" });
    }
    await tx.booking.update({
      where: { id: bookingId },
      data: { state: "CANCELLED", endReason: REASON, endedAt: now, version: { increment: 1 } },
      select: { id: true },
    });
    await tx.ticket.updateMany({ where: { bookingId }, data: { state: "VOID", voidedAt: now } });
    await lockClaims(tx, { showtimeId: booking.showtimeId, bookingId });
    await freeClaims(tx, { showtimeId: booking.showtimeId, bookingId });
    await writeRefunds(tx, booking, now);
    const cancelled = {
      id: `cancelled:${bookingId}`,
      name: "booking/cancelled",
      payload: { bookingId },
    };
    await addToOutbox(tx, [cancelled], now);
    return ok({ kind: "cancelled" as const });
  });
}

type PaidBooking = NonNullable<Awaited<ReturnType<typeof lockPaid>>>;

async function lockPaid(tx: Tx, bookingId: string) {
  await lockBooking(tx, bookingId);
  await lockPaymentsOf(tx, bookingId);
  return tx.booking.findFirst({
    where: { id: bookingId, state: "CONFIRMED" },
    include: {
      payments: {
        where: { state: "PAID" },
        orderBy: { attempt: "asc" },
        include: { refunds: true },
      },
      tickets: { include: { bookingSeat: true, checkIns: { select: { id: true } } } },
    },
  });
}

async function writeRefunds(tx: Tx, booking: PaidBooking, now: Date): Promise<void> {
  const payment = booking.payments.find((one) => one.kind === "STRIPE" && one.refunds.length === 0);
  if (!payment) return;
  const refunds = draftRefunds(booking, payment, now);
  await tx.refund.createMany({ data: refunds });
  const refundedMinor = refunds.reduce((sum, refund) => sum + refund.amountMinor, 0);
  await tx.transaction.create({
    data: {
      id: newId("transaction"),
      paymentId: payment.id,
      kind: "KEPT",
      amountMinor: payment.amountMinor - refundedMinor,
      currency: payment.currency,
      reason: REASON,
      subjectId: booking.id,
      occurredAt: now,
    },
    select: { id: true },
  });
  const messages = refunds.map(({ id }) => ({
    id: `refund:${id}`,
    name: "refund/requested",
    payload: { refundId: id },
  }));
  await addToOutbox(tx, messages, now);
}

function draftRefunds(
  booking: PaidBooking,
  payment: { readonly id: string; readonly currency: string },
  now: Date,
) {
  return booking.tickets
    .map((ticket) => ({
      ticketId: ticket.id,
      ...refundForSeat(ticket.bookingSeat, booking.startsAt, now),
    }))
    .filter((seat) => seat.refundMinor > 0)
    .map((seat) => ({
      id: newId("refund"),
      paymentId: payment.id,
      bookingId: booking.id,
      ticketId: seat.ticketId,
      reason: REASON,
      amountMinor: seat.refundMinor,
      currency: payment.currency,
      requestedAt: now,
    }));
}
