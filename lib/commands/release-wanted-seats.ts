import { forgetAvailability, readAvailability } from "@/lib/db/availability";
import { db } from "@/lib/db/client";
import { LIVE_PAYMENT_STATES } from "@/lib/domain/payment";
import type { Refusal } from "@/lib/domain/result";
import { expireBooking } from "./expire-booking";
import { releaseCheckout } from "./release-checkout";

interface Wanted {
  readonly showtimeId: string;
  readonly seatIds: readonly string[];
}

/**
 * A buyer wants seats whose hold has run out but whose checkout is still live: asks the release
 * gate for them now, so that no seat waits for a background job. True when something was freed.
 */
export async function clearTheWay({ showtimeId, seatIds }: Wanted, now: Date): Promise<boolean> {
  // The snapshot is asked first: a crowd shed by Redis must not meet again at the claims table.
  const claims = await readAvailability(showtimeId);
  const isCheckoutLive = claims.some(
    (claim) => claim.takeableAt === null && !claim.isSold && seatIds.includes(claim.seatId),
  );
  if (!isCheckoutLive) return false;
  const payments = await db().payment.findMany({
    where: {
      state: { in: [...LIVE_PAYMENT_STATES] },
      booking: {
        showtimeId,
        state: "PENDING",
        deadlineAt: { lte: now },
        claims: { some: { seatId: { in: [...seatIds] }, takeableAt: null } },
      },
    },
    select: { bookingId: true },
    orderBy: { id: "asc" },
  });
  const answers = await Promise.all(
    payments.map(({ bookingId }) => expireBooking(bookingId, { now })),
  );
  // What was seen before no longer holds: the buyer tries again in this very request.
  forgetAvailability(showtimeId);
  return answers.some((answer) => answer.kind === "ended");
}

/**
 * A person changes the seats of a hold whose checkout is open: closes it first, proof before change.
 * Null when it is closed and the change may go on; otherwise the refusal that says why not.
 */
export async function closeOwnCheckout(
  owner: { readonly userId: string; readonly showtimeId: string },
  now: Date,
): Promise<Refusal | null> {
  const live = await db().payment.findFirst({
    where: {
      state: { in: [...LIVE_PAYMENT_STATES] },
      booking: { userId: owner.userId, showtimeId: owner.showtimeId, state: "PENDING" },
    },
    select: { id: true },
  });
  if (!live) return null;
  const answer = await releaseCheckout({ paymentId: live.id, end: null }, { now });
  switch (answer.kind) {
    case "released":
      return null;
    case "paid":
      return { code: "checkout_already_paid" };
    case "processing":
      return { code: "payment_processing" };
    case "unknown":
      return { code: "payment_unavailable", retryAfterSeconds: 3 };
  }
}
