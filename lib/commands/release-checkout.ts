// The release gate (DOMAIN 5.3): seats of a live checkout come free only when Stripe says that
// nobody can pay it any more. Not knowing never frees a seat.
import { db } from "@/lib/db/client";
import { openException } from "@/lib/db/rows";
import { lockClaims, setTakeableAt } from "@/lib/db/seat-claims";
import { lockBooking } from "@/lib/db/locks";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { LIVE_PAYMENT_STATES } from "@/lib/domain/payment";
import { ok } from "@/lib/domain/result";
import { SECOND_MS, shift } from "@/lib/domain/time";
import { expireCheckout } from "@/lib/services/payments/checkouts";
import { takeLimit } from "@/lib/services/rate-limit";
import { newId } from "@/lib/services/tokens";
import { endBooking, type BookingEnd } from "./end-booking";
import { fulfilCheckout } from "./fulfil-checkout";

const LEASE_MS = 10 * SECOND_MS;
const TRIES_BEFORE_EXCEPTION = 5;
const LONGEST_BACK_OFF_MS = 300 * SECOND_MS;

interface Input {
  readonly paymentId: string;
  /** How the booking ends once its checkout is closed; null: it goes on (seats or code change). */
  readonly end: BookingEnd | null;
}

export type ReleaseAnswer =
  /** The checkout is closed and, if asked, the booking ended and its seats are free. */
  | { readonly kind: "released" }
  /** It turned out to be paid: there are tickets. */
  | { readonly kind: "paid" }
  /** A delayed payment is on its way; the seats are kept for it. */
  | { readonly kind: "processing" }
  /** Somebody else is at it, or Stripe does not answer: the seats are kept. */
  | { readonly kind: "unknown" };

/** One caller at a time per payment, by a ten-second lease. */
export async function releaseCheckout(
  input: Input,
  { now }: { now: Date },
): Promise<ReleaseAnswer> {
  const payment = await takeLease(input.paymentId, now);
  if (!payment) return { kind: "unknown" };
  switch (payment.state) {
    case "OPENING":
      return abandon(input, payment.bookingId, now);
    case "OPEN":
      return askStripe(input, payment, now);
    case "PROCESSING":
      return { kind: "processing" };
    case "PAID":
      return { kind: "paid" };
    case "CLOSED":
    case "ABANDONED":
    case "FAILED":
      return close(input, payment.bookingId, now);
  }
}

type LeasedPayment = NonNullable<Awaited<ReturnType<typeof takeLease>>>;

async function takeLease(paymentId: string, now: Date) {
  const { count } = await db().payment.updateMany({
    where: { id: paymentId, OR: [{ gateLeaseUntilAt: null }, { gateLeaseUntilAt: { lte: now } }] },
    data: { gateLeaseUntilAt: shift(now, LEASE_MS) },
  });
  if (count === 0) return null;
  return db().payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { id: true, state: true, bookingId: true, sessionId: true, gateTries: true },
  });
}

/** Its URL was never shown and the stamp will miss: nobody can pay it through us. */
async function abandon(input: Input, bookingId: string, now: Date): Promise<ReleaseAnswer> {
  const done = await inTransaction(async (tx) => {
    await lockBooking(tx, bookingId);
    const { count } = await tx.payment.updateMany({
      where: { id: input.paymentId, state: "OPENING" },
      data: { state: "ABANDONED", endedAt: now, gateLeaseUntilAt: null },
    });
    return ok(count > 0 && (await afterClosing(tx, input, bookingId, now)));
  });
  return done.ok && done.value ? { kind: "released" } : { kind: "unknown" };
}

async function askStripe(input: Input, payment: LeasedPayment, now: Date): Promise<ReleaseAnswer> {
  const sessionId = payment.sessionId;
  if (sessionId === null) return { kind: "unknown" };
  const turn = await takeLimit("gateCalls", "stripe");
  const answer = turn.isAllowed ? await expireCheckout(sessionId) : { kind: "unsure" as const };
  switch (answer.kind) {
    case "unsure":
      await backOff(payment, now);
      return { kind: "unknown" };
    case "expired":
      return close(input, payment.bookingId, now);
    case "not_open":
      return readTruth(input, payment, sessionId, now);
  }
}

async function close(input: Input, bookingId: string, now: Date): Promise<ReleaseAnswer> {
  const done = await inTransaction(async (tx) => {
    await lockBooking(tx, bookingId);
    await tx.payment.updateMany({
      where: { id: input.paymentId, state: "OPEN" },
      data: { state: "CLOSED", endedAt: now, gateLeaseUntilAt: null },
    });
    const isOver = await tx.payment.count({
      where: { id: input.paymentId, state: { in: ["CLOSED", "ABANDONED", "FAILED"] } },
    });
    return ok(isOver > 0 && (await afterClosing(tx, input, bookingId, now)));
  });
  return done.ok && done.value ? { kind: "released" } : { kind: "unknown" };
}

/** Stripe said "not open": paid, processing or expired before; `fulfil` reads which. */
async function readTruth(
  input: Input,
  payment: LeasedPayment,
  sessionId: string,
  now: Date,
): Promise<ReleaseAnswer> {
  const outcome = await fulfilCheckout({ sessionId }, { now }).catch(() => null);
  if (outcome === null) {
    await backOff(payment, now);
    return { kind: "unknown" };
  }
  const { state } = await db().payment.findUniqueOrThrow({
    where: { id: payment.id },
    select: { state: true },
  });
  if (state === "CLOSED") return close(input, payment.bookingId, now);
  await db().payment.updateMany({ where: { id: payment.id }, data: { gateLeaseUntilAt: null } });
  if (state === "PAID") return { kind: "paid" };
  return state === "PROCESSING" ? { kind: "processing" } : { kind: "unknown" };
}

/** False when the next attempt is live by now: the seats are its, and nothing ends. */
async function afterClosing(tx: Tx, input: Input, bookingId: string, now: Date): Promise<boolean> {
  const live = { bookingId, state: { in: [...LIVE_PAYMENT_STATES] } };
  if ((await tx.payment.count({ where: live })) > 0) return false;
  if (input.end) {
    await endBooking(tx, bookingId, input.end, now);
    return true;
  }
  const { showtimeId, deadlineAt } = await tx.booking.findUniqueOrThrow({
    where: { id: bookingId },
    select: { showtimeId: true, deadlineAt: true },
  });
  await lockClaims(tx, { showtimeId, bookingId });
  await setTakeableAt(tx, { showtimeId, bookingId }, deadlineAt);
  return true;
}

async function backOff(payment: LeasedPayment, now: Date): Promise<void> {
  const waitMs = Math.min(LONGEST_BACK_OFF_MS, 2 ** payment.gateTries * SECOND_MS);
  await inTransaction(async (tx) => {
    const { gateTries } = await tx.payment.update({
      where: { id: payment.id },
      data: { gateTries: { increment: 1 }, gateNextAt: shift(now, waitMs), gateLeaseUntilAt: null },
      select: { gateTries: true },
    });
    if (gateTries >= TRIES_BEFORE_EXCEPTION) {
      const detail = `Stripe did not say whether the checkout is closed, ${gateTries} times.`;
      const exception = {
        id: newId("exception"),
        kind: "release_unanswered",
        subjectId: payment.id,
      };
      await openException(tx, { ...exception, bookingId: payment.bookingId, detail }, now);
    }
    return ok(null);
  });
}
