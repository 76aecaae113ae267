// One way from "Stripe says" to "so it is", for webhook, success page, release gate and
// reconciler (DOMAIN 5.2). The session is read back from Stripe; only the compare-and-set of the
// payment to PAID may confirm a booking, so twenty calls at once have one effect.
import { forgetAvailability } from "@/lib/db/availability";
import { db } from "@/lib/db/client";
import { lockBooking, lockPayment, shareShowtime, type LockedPayment } from "@/lib/db/locks";
import { claimSeats, freeClaims, lockClaims } from "@/lib/db/seat-claims";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { decideFulfilment, type FulfilStep } from "@/lib/domain/payment";
import { ok, type Result } from "@/lib/domain/result";
import { findCheckout, type Checkout } from "@/lib/services/payments/checkouts";
import { isLiveMode } from "@/lib/services/payments/stripe";
import { closePayment, keepForDelayedMoney } from "./close-payment";
import { confirmBooking } from "./confirm-booking";
import { noteEvent, noteOrphan, type EventFacts } from "./note-event";
import { takeInMoney } from "./take-in-money";

export interface FulfilInput {
  readonly sessionId: string;
  /** The event that told us, written down in the transaction of its effect. */
  readonly event?: EventFacts;
}

export type FulfilOutcome =
  | {
      readonly kind: "done";
      readonly bookingId: string;
      readonly ownerId: string;
      readonly step: FulfilStep["kind"];
    }
  /** A session that is not ours, or that Stripe does not know. */
  | { readonly kind: "ignored" };

/**
 * Makes our rows say what Stripe says of this session. Throws when Stripe or the database does not
 * answer: nothing has happened then and the caller tries again.
 */
export async function fulfilCheckout(
  input: FulfilInput,
  { now }: { now: Date },
): Promise<FulfilOutcome> {
  const checkout = await findCheckout(input.sessionId);
  if (!checkout) return { kind: "ignored" };
  const result = await inTransaction((tx) => settle(tx, input, checkout, now));
  if (!result.ok) throw new Error(`Settling a checkout was refused: ${result.refusal.code}`);
  if (result.value.outcome.kind === "done") forgetAvailability(result.value.showtimeId);
  return result.value.outcome;
}

interface Settled {
  readonly outcome: FulfilOutcome;
  readonly showtimeId: string;
}

async function settle(
  tx: Tx,
  input: FulfilInput,
  checkout: Checkout,
  now: Date,
): Promise<Result<Settled>> {
  const found = await findPayment(tx, checkout);
  if (!found) {
    await noteOrphan(tx, checkout, now);
    if (input.event) await noteEvent(tx, input.event, "not_ours", now);
    return ok({ outcome: { kind: "ignored" }, showtimeId: "" });
  }
  const { bookingId, paymentId, showtimeId } = found;
  const showtime = await shareShowtime(tx, showtimeId);
  const booking = await readLocked(tx, bookingId);
  const payment = await lockPayment(tx, paymentId);
  const own = await lockClaims(tx, { showtimeId, bookingId });
  const step = decideFulfilment({
    payment: payment.state,
    checkout: checkout.status,
    isAsAsked: isAsAsked(payment, checkout),
    booking: booking.state,
    showtimeIsOnSale: showtime.state === "ON_SALE",
    showtimeHasStarted: showtime.startsAt <= now,
    ownsAllSeats: booking.seatIds.every((seatId) => own.includes(seatId)),
  });
  await carryOut(tx, {
    step,
    checkout,
    paymentId,
    bookingId,
    showtimeId,
    seatIds: booking.seatIds,
    now,
  });
  if (input.event) await noteEvent(tx, input.event, step.kind, now);
  const outcome = { kind: "done", bookingId, ownerId: booking.ownerId, step: step.kind } as const;
  return ok({ outcome, showtimeId });
}

interface Work {
  readonly step: FulfilStep;
  readonly checkout: Checkout;
  readonly paymentId: string;
  readonly bookingId: string;
  readonly showtimeId: string;
  readonly seatIds: readonly string[];
  readonly now: Date;
}

async function carryOut(tx: Tx, work: Work): Promise<void> {
  const { step, checkout, paymentId, bookingId, now } = work;
  switch (step.kind) {
    case "nothing":
      return;
    case "close":
      return closePayment(tx, { paymentId, bookingId }, now);
    case "await_money":
      return keepForDelayedMoney(tx, { paymentId, bookingId, checkout }, now);
    case "confirm":
      return confirmPaid(tx, work);
    case "reclaim":
      return reclaim(tx, work);
    case "refund":
      return takeInMoney(tx, { paymentId, bookingId, checkout, refundReason: step.reason }, now);
  }
}

async function confirmPaid(tx: Tx, { paymentId, bookingId, checkout, now }: Work): Promise<void> {
  await takeInMoney(tx, { paymentId, bookingId, checkout, refundReason: null }, now);
  await confirmBooking(tx, bookingId, now);
}

/** Late money: the same seats if every one can be had now, else one refund. */
async function reclaim(tx: Tx, work: Work): Promise<void> {
  const { showtimeId, bookingId, seatIds, now } = work;
  const got = await claimSeats(tx, { showtimeId, bookingId, seatIds, takeableAt: null, now });
  if (got.length === seatIds.length) return confirmPaid(tx, work);
  await freeClaims(tx, { showtimeId, bookingId });
  const { paymentId, checkout } = work;
  await takeInMoney(tx, { paymentId, bookingId, checkout, refundReason: "late" }, now);
}

/** By the stamped session, else by metadata: an event may overtake the stamp. */
async function findPayment(tx: Tx, checkout: Checkout) {
  const select = { id: true, bookingId: true, booking: { select: { showtimeId: true } } } as const;
  const bySession = await tx.payment.findUnique({
    where: { sessionId: checkout.sessionId },
    select,
  });
  const payment =
    bySession ??
    (checkout.paymentId === null
      ? null
      : await tx.payment.findFirst({ where: { id: checkout.paymentId, sessionId: null }, select }));
  return (
    payment && {
      paymentId: payment.id,
      bookingId: payment.bookingId,
      showtimeId: payment.booking.showtimeId,
    }
  );
}

function isAsAsked(payment: LockedPayment, checkout: Checkout): boolean {
  return (
    checkout.amountMinor === payment.amountMinor &&
    checkout.currency === payment.currency &&
    checkout.isLive === isLiveMode() &&
    checkout.isPaymentMode &&
    checkout.paymentId === payment.id &&
    checkout.bookingId === payment.bookingId
  );
}

/** The booking under its lock, with the seats it stands for. */
async function readLocked(tx: Tx, bookingId: string) {
  await lockBooking(tx, bookingId);
  const row = await tx.booking.findUniqueOrThrow({
    where: { id: bookingId },
    select: { state: true, userId: true, seats: { select: { seatId: true } } },
  });
  const seatIds = row.seats.map((seat) => seat.seatId).sort();
  return { state: row.state, ownerId: row.userId, seatIds };
}

/** True when the effect of this event is already committed. */
export async function isEventProcessed(eventId: string): Promise<boolean> {
  return (await db().processedEvent.count({ where: { id: eventId } })) > 0;
}
