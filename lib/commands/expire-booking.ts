import { db } from "@/lib/db/client";
import { lockBooking } from "@/lib/db/locks";
import { inTransaction } from "@/lib/db/transaction";
import { LIVE_PAYMENT_STATES } from "@/lib/domain/payment";
import { ok } from "@/lib/domain/result";
import { endBooking, type BookingEnd } from "./end-booking";
import { releaseCheckout } from "./release-checkout";

export type ExpireAnswer =
  | { readonly kind: "ended" }
  /** Still somebody's: come back then. */
  | { readonly kind: "not_yet"; readonly dueAt: Date };

const TIME_RAN_OUT: BookingEnd = { state: "EXPIRED", reason: "time_ran_out" };

/**
 * Ends a hold whose deadline has passed: at once without a checkout, through the release gate with
 * one. Safe to call at any time, any number of times.
 */
export async function expireBooking(
  bookingId: string,
  { now }: { now: Date },
): Promise<ExpireAnswer> {
  const booking = await db().booking.findUnique({
    where: { id: bookingId },
    select: {
      state: true,
      deadlineAt: true,
      payments: {
        where: { state: { in: [...LIVE_PAYMENT_STATES] } },
        select: { id: true, state: true, keepUntilAt: true, gateNextAt: true },
      },
    },
  });
  if (booking?.state !== "PENDING") return { kind: "ended" };
  if (booking.deadlineAt > now) return { kind: "not_yet", dueAt: booking.deadlineAt };
  const live = booking.payments[0];
  if (!live) return expireUnpaid(bookingId, now);
  if (live.state === "PROCESSING") return expireProcessing(bookingId, live.keepUntilAt, now);
  if (live.gateNextAt && live.gateNextAt > now) return { kind: "not_yet", dueAt: live.gateNextAt };
  const answer = await releaseCheckout({ paymentId: live.id, end: TIME_RAN_OUT }, { now });
  return answer.kind === "unknown" || answer.kind === "processing"
    ? { kind: "not_yet", dueAt: now }
    : { kind: "ended" };
}

async function expireUnpaid(bookingId: string, now: Date): Promise<ExpireAnswer> {
  await inTransaction(async (tx) => {
    await lockBooking(tx, bookingId);
    // A checkout may have opened while we waited; only a statement after the lock can see it.
    const due = await tx.booking.count({
      where: {
        id: bookingId,
        deadlineAt: { lte: now },
        payments: { none: { state: { in: [...LIVE_PAYMENT_STATES] } } },
      },
    });
    if (due > 0) await endBooking(tx, bookingId, TIME_RAN_OUT, now);
    return ok(null);
  });
  return { kind: "ended" };
}

/** The only release without proof: a delayed payment that kept its seats as long as it may. */
async function expireProcessing(
  bookingId: string,
  keepUntilAt: Date | null,
  now: Date,
): Promise<ExpireAnswer> {
  if (keepUntilAt && keepUntilAt > now) return { kind: "not_yet", dueAt: keepUntilAt };
  await inTransaction(async (tx) => {
    await lockBooking(tx, bookingId);
    return ok(
      await endBooking(tx, bookingId, { state: "EXPIRED", reason: "payment_too_slow" }, now),
    );
  });
  return { kind: "ended" };
}

/** Bookings whose deadline has passed and that nobody has ended yet, oldest first. */
export async function listOverdueBookings({ now }: { now: Date }): Promise<string[]> {
  const rows = await db().booking.findMany({
    where: { state: "PENDING", deadlineAt: { lte: now } },
    select: { id: true },
    orderBy: { deadlineAt: "asc" },
    take: 200,
  });
  return rows.map((row) => row.id);
}
