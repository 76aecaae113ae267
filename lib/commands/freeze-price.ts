import { db } from "@/lib/db/client";
import { lockBooking } from "@/lib/db/locks";
import { inTransaction, lockPersonAndShowtime, type Tx } from "@/lib/db/transaction";
import { isLivePayment } from "@/lib/domain/payment";
import { may } from "@/lib/domain/policy";
import { quoteSeats } from "@/lib/domain/pricing";
import { discountSeats, type PromoRule } from "@/lib/domain/promo";
import { ok, refuse, type Result } from "@/lib/domain/result";
import type { Context } from "./context";
import { giveBackCode } from "./give-back-code";
import { redeemCode } from "./redeem-code";
import { closeOwnCheckout } from "./release-wanted-seats";

interface Input {
  readonly bookingId: string;
  /** Absent: the code stays as it is; empty: it is taken off. */
  readonly promoCode?: string | undefined;
}

/**
 * Freezes the price of a hold from the facts copied when the seats were held; may be skipped or
 * repeated, and never changes a seat's price. An open checkout is closed first, proof before change.
 * Refuses booking_not_found, booking_not_pending, promo_not_applicable, and what closing refuses.
 */
export async function freezePrice(input: Input, { actor, now }: Context): Promise<Result<null>> {
  const owner = await db().booking.findUnique({
    where: { id: input.bookingId },
    select: { userId: true, showtimeId: true, state: true },
  });
  if (!owner || !may(actor, { kind: "pay_booking", ownerId: owner.userId })) {
    return refuse({ code: "booking_not_found" });
  }
  if (input.promoCode === undefined && owner.state === "CONFIRMED") return ok(null);
  if (input.promoCode !== undefined && owner.state === "PENDING") {
    const obstacle = await closeOwnCheckout(owner, now);
    if (obstacle) return refuse(obstacle);
  }
  return inTransaction(async (tx) => {
    await lockPersonAndShowtime(tx, owner.userId, owner.showtimeId);
    return freezeLocked(tx, input, now);
  });
}

async function freezeLocked(tx: Tx, input: Input, now: Date): Promise<Result<null>> {
  const booking = await readPriced(tx, input.bookingId);
  if (booking.state !== "PENDING") return refuse({ code: "booking_not_pending" });
  if (input.promoCode !== undefined) {
    if (booking.payments.some(({ state }) => isLivePayment(state))) {
      return refuse({ code: "checkout_open" });
    }
    await giveBackCode(tx, booking.id, now);
    const redeemed = await redeem(tx, input.promoCode, booking, now);
    if (!redeemed.ok) return redeemed;
    await writePrice(tx, booking, redeemed.value);
  }
  await tx.booking.update({
    where: { id: booking.id },
    data: { frozenAt: now },
    select: { id: true },
  });
  return ok(null);
}

type PricedBooking = Awaited<ReturnType<typeof readPriced>>;
type Redeemed = { readonly code: string; readonly rule: PromoRule } | null;

async function readPriced(tx: Tx, bookingId: string) {
  await lockBooking(tx, bookingId);
  return tx.booking.findUniqueOrThrow({
    where: { id: bookingId },
    include: {
      seats: { orderBy: { id: "asc" } },
      payments: { select: { state: true } },
      showtime: { select: { movieId: true, screen: { select: { theaterId: true } } } },
    },
  });
}

async function redeem(
  tx: Tx,
  text: string,
  booking: PricedBooking,
  now: Date,
): Promise<Result<Redeemed>> {
  if (text.trim() === "") return ok(null);
  return redeemCode(
    tx,
    text,
    {
      bookingId: booking.id,
      userId: booking.userId,
      movieId: booking.showtime.movieId,
      theaterId: booking.showtime.screen.theaterId,
      zone: booking.theaterZone,
      startsAt: booking.startsAt,
    },
    now,
  );
}

/** The quote and every seat's share, from the seat prices as they were copied. */
async function writePrice(tx: Tx, booking: PricedBooking, redeemed: Redeemed): Promise<void> {
  const prices = booking.seats.map((seat) => seat.priceMinor);
  const discounts = redeemed ? discountSeats(redeemed.rule, prices, booking.currency) : [];
  const { currency, listFeeMinor: feeMinor, taxBasisPoints } = booking;
  const { quote, seats } = quoteSeats(
    booking.seats,
    { currency, feeMinor, taxBasisPoints },
    discounts,
  );
  for (const [at, seat] of booking.seats.entries()) {
    const share = seats[at];
    if (!share) continue;
    await tx.bookingSeat.update({
      where: { id: seat.id },
      data: { discountMinor: share.discountMinor, taxMinor: share.taxMinor },
      select: { id: true },
    });
  }
  await tx.booking.update({
    where: { id: booking.id },
    data: { ...quote, promoCode: redeemed?.code ?? null },
    select: { id: true },
  });
}
