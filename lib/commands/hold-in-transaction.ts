// The part of a hold that happens under the (person, showtime) lock, in one transaction.
import { isClaimStanding } from "@/lib/db/availability";
import { addToOutbox, findShowtimeForSale, type ShowtimeRow } from "@/lib/db/rows";
import { claimSeats, freeClaims, readClaims, type ClaimRow } from "@/lib/db/seat-claims";
import type { Tx } from "@/lib/db/transaction";
import { startHold } from "@/lib/domain/booking";
import type { SignedIn } from "@/lib/domain/policy";
import type { Quote } from "@/lib/domain/pricing";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { checkSelection, MAX_SEATS_PER_BOOKING, toName, type PlanSeat } from "@/lib/domain/seating";
import { holdTimes } from "@/lib/services/times";
import { newReference } from "@/lib/services/tokens";
import { endBooking } from "./end-booking";
import { giveBackCode } from "./give-back-code";
import { lockOwnBookings, toEarlierHold, type OwnBooking } from "./own-bookings";
import { price, toAmounts, toBookingSeats, toFacts } from "./price-hold";

export interface HoldInput {
  readonly showtimeId: string;
  readonly seatIds: readonly string[];
}

export interface Hold {
  readonly bookingId: string;
  readonly expiresAt: Date;
  readonly quote: Quote;
  /** False when these seats were already held so. */
  readonly isNew: boolean;
}

export interface HoldOrder {
  readonly input: HoldInput;
  readonly actor: SignedIn;
  readonly plan: readonly PlanSeat[];
  readonly showtime: ShowtimeRow;
  readonly bookingId: string;
  readonly now: Date;
}

interface Written {
  readonly hold: Hold;
  /** Seats the hold had before and has no more. */
  readonly droppedSeatIds: readonly string[];
}

/** Writes the hold, or changes the one that is there. Same refusals as holdSeats. */
export async function writeHold(tx: Tx, order: HoldOrder): Promise<Result<Written>> {
  const { input, actor, now } = order;
  const showtime = await findShowtimeForSale(tx, input.showtimeId, "for share");
  if (showtime?.state !== "ON_SALE") return refuse({ code: "showtime_not_on_sale" });
  const own = await lockOwnBookings(tx, actor.userId, input.showtimeId, now);
  const pending = own.find((booking) => booking.state === "PENDING");
  const isOver = pending !== undefined && pending.expiresAt <= now && !pending.hasLivePayment;
  if (pending && isOver)
    await endBooking(tx, pending.id, { state: "EXPIRED", reason: "time_ran_out" }, now);
  // Read after that: in its grace the ended hold still had claims, and they are nobody's now.
  const claims = await readClaims(tx, input.showtimeId);
  const current = isOver ? undefined : pending;
  const had = current ? listSeatsOf(claims, current.id) : [];
  if (current && isSameSet(had, input.seatIds)) return findAgain(tx, current.id);
  if (current?.hasLivePayment) return refuse({ code: "checkout_open" });
  const seats = checkSeats(order, claims, own, current?.id);
  if (!seats.ok) return seats;
  const hold = current
    ? await changeHold(tx, order, current, seats.value)
    : await createHold(tx, order, own, seats.value);
  if (!hold.ok) return hold;
  const dropped = had.filter((seatId) => !input.seatIds.includes(seatId));
  if (dropped.length > 0)
    await freeClaims(
      tx,
      { showtimeId: input.showtimeId, bookingId: hold.value.bookingId },
      dropped,
    );
  return ok({ hold: hold.value, droppedSeatIds: dropped });
}

/** The law of selection against the claims as they stand, and ten per person and showtime. */
function checkSeats(
  { input, actor, plan, now }: HoldOrder,
  claims: readonly ClaimRow[],
  own: readonly OwnBooking[],
  currentId: string | undefined,
): Result<PlanSeat[]> {
  const standing = claims.filter(
    (claim) =>
      isClaimStanding(claim, now) && (claim.bookingId === null || claim.bookingId !== currentId),
  );
  const isStaff = actor.kind !== "member";
  const ownIds = new Set(own.map((booking) => booking.id));
  const bought = standing.filter(
    (claim) => claim.bookingId !== null && ownIds.has(claim.bookingId),
  );
  const most = MAX_SEATS_PER_BOOKING - bought.length;
  if (!isStaff && input.seatIds.length > most) {
    return refuse({ code: "too_many_seats", most: MAX_SEATS_PER_BOOKING });
  }
  return checkSelection(
    plan,
    input.seatIds,
    new Set(standing.map((claim) => claim.seatId)),
    isStaff,
  );
}

async function createHold(
  tx: Tx,
  order: HoldOrder,
  own: readonly OwnBooking[],
  seats: readonly PlanSeat[],
): Promise<Result<Hold>> {
  const { showtime, actor, now, bookingId } = order;
  const clock = startHold(now, holdTimes(), toEarlierHold(own));
  if (!clock.ok) return clock;
  const { quote, priced } = price(seats, showtime);
  await tx.booking.create({
    data: {
      id: bookingId,
      reference: newReference(),
      userId: actor.userId,
      showtimeId: showtime.id,
      ...clock.value,
      ...toAmounts(quote),
      listFeeMinor: showtime.feeMinor,
      taxBasisPoints: showtime.taxBasisPoints,
      ...toFacts(showtime, actor),
      seats: { createMany: { data: toBookingSeats(seats, priced) } },
    },
    select: { id: true },
  });
  const claimed = await claimAll(
    tx,
    { ...order, deadlineAt: clock.value.deadlineAt, bookingId },
    seats,
  );
  if (!claimed.ok) return claimed;
  await addToOutbox(
    tx,
    [{ id: `held:${bookingId}`, name: "booking/held", payload: { bookingId } }],
    now,
  );
  return ok({ bookingId, expiresAt: clock.value.expiresAt, quote, isNew: true });
}

async function changeHold(
  tx: Tx,
  order: HoldOrder,
  current: OwnBooking,
  seats: readonly PlanSeat[],
): Promise<Result<Hold>> {
  const { quote, priced } = price(seats, order.showtime);
  const claimed = await claimAll(
    tx,
    { ...order, deadlineAt: current.deadlineAt, bookingId: current.id },
    seats,
  );
  if (!claimed.ok) return claimed;
  await giveBackCode(tx, current.id, order.now);
  await tx.bookingSeat.deleteMany({ where: { bookingId: current.id } });
  await tx.bookingSeat.createMany({
    data: toBookingSeats(seats, priced).map((seat) => ({ ...seat, bookingId: current.id })),
  });
  await tx.booking.update({
    where: { id: current.id },
    data: {
      ...toAmounts(quote),
      // The seats are priced anew, so what the price was made of is copied anew too.
      listFeeMinor: order.showtime.feeMinor,
      taxBasisPoints: order.showtime.taxBasisPoints,
      promoCode: null,
      frozenAt: null,
    },
    select: { id: true },
  });
  return ok({ bookingId: current.id, expiresAt: current.expiresAt, quote, isNew: true });
}

async function claimAll(
  tx: Tx,
  order: HoldOrder & { readonly deadlineAt: Date },
  seats: readonly PlanSeat[],
): Promise<Result<null>> {
  const got = await claimSeats(tx, {
    showtimeId: order.input.showtimeId,
    bookingId: order.bookingId,
    seatIds: seats.map((seat) => seat.seatId),
    takeableAt: order.deadlineAt,
    now: order.now,
  });
  if (got.length === seats.length) return ok(null);
  const lost = seats.filter((seat) => !got.includes(seat.seatId));
  return refuse({ code: "seats_taken", seats: lost.map(toName) });
}

async function findAgain(tx: Tx, bookingId: string): Promise<Result<Written>> {
  const booking = await tx.booking.findUniqueOrThrow({
    where: { id: bookingId },
    select: {
      expiresAt: true,
      currency: true,
      seatsMinor: true,
      discountMinor: true,
      feeMinor: true,
      taxMinor: true,
      totalMinor: true,
    },
  });
  const { expiresAt, ...quote } = booking;
  return ok({ hold: { bookingId, expiresAt, quote, isNew: false }, droppedSeatIds: [] });
}

function listSeatsOf(claims: readonly ClaimRow[], bookingId: string): string[] {
  return claims.filter((claim) => claim.bookingId === bookingId).map((claim) => claim.seatId);
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
