import { toReference } from "@/lib/domain/id";
import { shareInBasisPoints, splitByWeight } from "@/lib/domain/money";
import type { PlanSeat, SeatTier } from "@/lib/domain/seating";
import { MINUTE_MS, shift } from "@/lib/domain/time";
import type { Performance } from "./programme";
import type { PersonSeed } from "./people";
import type { Random } from "./random";

export interface Purchase {
  readonly id: string;
  readonly performance: Performance;
  readonly buyer: PersonSeed;
  readonly seats: readonly PlanSeat[];
  /** When the money came; for a hold that was never paid, when it would have. */
  readonly at: Date;
}

const TIER_BASIS_POINTS = {
  standard: 10_000,
  premium: 15_000,
  sofa: 20_000,
} as const satisfies Record<SeatTier, number>;
const HOLD_MINUTES = 10;
const GRACE_MINUTES = 2;
const CHECKOUT_MINUTES = 45;

/** A booking with everything copied and priced as the product does it, before its state is known. */
export function toBookingRow({ id, performance, buyer, seats, at }: Purchase, random: Random) {
  const { theater, screen, movie } = performance;
  const heldAt = shift(at, -3 * MINUTE_MS);
  const price = priceSeats(performance, seats);
  return {
    id,
    reference: toReference(Uint8Array.from({ length: 10 }, () => random.between(0, 255))),
    userId: buyer.id,
    showtimeId: performance.id,
    version: 1,
    chainStartedAt: heldAt,
    heldAt,
    expiresAt: shift(heldAt, HOLD_MINUTES * MINUTE_MS),
    deadlineAt: shift(heldAt, (HOLD_MINUTES + GRACE_MINUTES) * MINUTE_MS),
    currency: theater.currency,
    seatsMinor: price.seatsMinor,
    discountMinor: 0,
    feeMinor: theater.feeMinor,
    taxMinor: price.taxMinor,
    totalMinor: price.seatsMinor + theater.feeMinor + price.taxMinor,
    listFeeMinor: theater.feeMinor,
    taxBasisPoints: theater.taxBasisPoints,
    buyerName: buyer.name,
    buyerEmail: buyer.email,
    buyerLanguage: "en",
    movieTitle: movie.seed.title,
    movieSlug: movie.seed.slug,
    moviePosterPath: `/art/${movie.seed.slug}-poster.svg`,
    certificate: movie.seed.certificate,
    theaterName: theater.name,
    theaterAddress: theater.address,
    theaterZone: theater.zone,
    screenName: screen.name,
    language: performance.language,
    subtitle: performance.subtitle,
    format: performance.format,
    startsAt: performance.startsAt,
    endsAt: performance.endsAt,
    createdAt: heldAt,
    updatedAt: at,
  };
}

/** The seats of a booking with their prices and tax shares. */
export function toBookingSeatRows({ id, performance, seats }: Purchase) {
  const { prices, taxShares } = priceSeats(performance, seats);
  return seats.map((seat, index) => ({
    id: `bks_${id.slice(4)}_${index + 1}`,
    bookingId: id,
    seatId: seat.seatId,
    row: seat.row,
    number: seat.number,
    tier: seat.tier,
    kind: seat.kind,
    priceMinor: prices[index] ?? 0,
    discountMinor: 0,
    taxMinor: taxShares[index] ?? 0,
  }));
}

/**
 * The PAID payment of a booking. It names no session: it was taken before this system's account at
 * the payment provider, so the reconciler, which compares sessions, passes it by.
 */
export function toPaymentRow(purchase: Purchase, totalMinor: number, publicUrl: string) {
  const { id, performance, buyer, at, seats } = purchase;
  const createdAt = shift(at, -2 * MINUTE_MS);
  const tickets = seats.length === 1 ? "1 ticket" : `${seats.length} tickets`;
  return {
    id: `pay_${id.slice(4)}`,
    bookingId: id,
    attempt: 1,
    kind: "STRIPE" as const,
    state: "PAID" as const,
    amountMinor: totalMinor,
    currency: performance.theater.currency,
    description: `${performance.movie.seed.title}, ${tickets}`,
    buyerEmail: buyer.email,
    buyerLanguage: "en",
    successUrl: `${publicUrl}/bookings/${id}`,
    cancelUrl: `${publicUrl}/bookings/${id}`,
    checkoutExpiresAt: shift(createdAt, CHECKOUT_MINUTES * MINUTE_MS),
    createdAt,
    paidAt: at,
    updatedAt: at,
  };
}

/** Tax is rounded half up on (seats + fee); the seats' part of it is split by largest remainder. */
function priceSeats({ priceMinor, theater }: Performance, seats: readonly PlanSeat[]) {
  const prices = seats.map((seat) => shareInBasisPoints(priceMinor, TIER_BASIS_POINTS[seat.tier]));
  const seatsMinor = prices.reduce((sum, price) => sum + price, 0);
  const { feeMinor, taxBasisPoints } = theater;
  const taxMinor = shareInBasisPoints(seatsMinor + feeMinor, taxBasisPoints);
  const taxOnSeats = taxMinor - shareInBasisPoints(feeMinor, taxBasisPoints);
  return { prices, seatsMinor, taxMinor, taxShares: splitByWeight(taxOnSeats, prices) };
}
