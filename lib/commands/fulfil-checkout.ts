// One way from "Stripe says" to "so it is", for webhook, success page, release gate and
// reconciler (DOMAIN 5.2). The session is read back from Stripe; only the compare-and-set of the
// payment to PAID may confirm a booking, so twenty calls at once have one effect.
import { forgetAvailability } from "@/lib/db/availability";
import { db } from "@/lib/db/client";
import { openException } from "@/lib/db/rows";
import { claimSeats, freeClaims, lockClaims } from "@/lib/db/seat-claims";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { decideFulfilment, type FulfilStep } from "@/lib/domain/payment";
import { ok, type Result } from "@/lib/domain/result";
import { findCheckout, type Checkout } from "@/lib/services/payments/checkouts";
import { isLiveMode } from "@/lib/services/payments/stripe";
import { newId } from "@/lib/services/tokens";
import { closePayment, keepForDelayedMoney } from "./close-payment";
import { confirmBooking } from "./confirm-booking";
import { takeInMoney } from "./take-in-money";

export interface FulfilInput {
  readonly sessionId: string;
  /** The event that told us, written down in the transaction of its effect. */
  readonly event?: { readonly eventId: string; readonly type: string };
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
    await noteOrphan(tx, input, checkout, now);
    return ok({ outcome: { kind: "ignored" }, showtimeId: "" });
  }
  const { bookingId, paymentId, showtimeId } = found;
  const showtime = await lockShowtime(tx, showtimeId);
  const booking = await lockBooking(tx, bookingId);
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

interface LockedPayment {
  readonly id: string;
  readonly state: Parameters<typeof decideFulfilment>[0]["payment"];
  readonly amount_minor: number;
  readonly currency: string;
  readonly booking_id: string;
}

function isAsAsked(payment: LockedPayment, checkout: Checkout): boolean {
  return (
    checkout.amountMinor === payment.amount_minor &&
    checkout.currency === payment.currency &&
    checkout.isLive === isLiveMode() &&
    checkout.isPaymentMode &&
    checkout.paymentId === payment.id &&
    checkout.bookingId === payment.booking_id
  );
}

/** Paid through our own metadata, but we have no such payment: staff must see it, and it goes back. */
async function noteOrphan(
  tx: Tx,
  input: FulfilInput,
  checkout: Checkout,
  now: Date,
): Promise<void> {
  if (checkout.paymentId === null || checkout.status !== "paid" || checkout.intentId === null)
    return;
  const detail = `Session ${checkout.sessionId} was paid (${checkout.amountMinor} ${checkout.currency}) but no payment of ours asked for it.`;
  const exception = {
    id: newId("exception"),
    kind: "paid_session_unknown",
    subjectId: checkout.sessionId,
  };
  await openException(tx, { ...exception, bookingId: null, detail }, now);
  await tx.outboxMessage.createMany({
    data: [
      {
        id: `orphan:${checkout.sessionId}`,
        name: "checkout/orphaned",
        payload: { sessionId: checkout.sessionId },
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });
  if (input.event) await noteEvent(tx, input.event, "orphan", now);
}

async function noteEvent(
  tx: Tx,
  event: { eventId: string; type: string },
  outcome: string,
  now: Date,
) {
  await tx.processedEvent.createMany({
    data: [{ id: event.eventId, type: event.type, outcome, processedAt: now }],
    skipDuplicates: true,
  });
}

async function lockShowtime(tx: Tx, id: string): Promise<{ state: string; startsAt: Date }> {
  const [row] = await tx.$queryRaw<{ state: string; startsAt: Date }[]>`
    select state::text, starts_at as "startsAt" from showtimes where id = ${id} for share`;
  if (!row) throw new Error(`No showtime ${id}.`);
  return row;
}

async function lockBooking(tx: Tx, id: string) {
  await tx.$queryRaw`select id from bookings where id = ${id} for update`;
  const row = await tx.booking.findUniqueOrThrow({
    where: { id },
    select: { state: true, userId: true, seats: { select: { seatId: true } } },
  });
  return {
    state: row.state,
    ownerId: row.userId,
    seatIds: row.seats.map((seat) => seat.seatId).sort(),
  };
}

async function lockPayment(tx: Tx, id: string): Promise<LockedPayment> {
  const [row] = await tx.$queryRaw<LockedPayment[]>`
    select id, state::text as state, amount_minor, currency, booking_id
    from payments where id = ${id} for update`;
  if (!row) throw new Error(`No payment ${id}.`);
  return row;
}

/** True when the effect of this event is already committed. */
export async function isEventProcessed(eventId: string): Promise<boolean> {
  return (await db().processedEvent.count({ where: { id: eventId } })) > 0;
}
