import { shareInBasisPoints, splitByWeight } from "./money";
import type { SeatTier } from "./seating";

/** Tier factors in percent: the seat price is the showtime price times this, rounded half up. */
const TIER_PERCENT = { standard: 100, premium: 150, sofa: 200 } as const satisfies Record<
  SeatTier,
  number
>;

/** What a theater adds to every booking. */
export interface Tariff {
  readonly currency: string;
  /** Flat convenience fee per booking, minor units. */
  readonly feeMinor: number;
  /** Tax on seats minus discount plus fee: 1800 is 18 %. */
  readonly taxBasisPoints: number;
}

export interface PricedSeat {
  readonly seatId: string;
  readonly priceMinor: number;
  /** This seat's share of discount and tax; shares add up exactly. */
  readonly discountMinor: number;
  readonly taxMinor: number;
}

/** An itemised price in minor units: total = seats - discount + fee + tax. */
export interface Quote {
  readonly currency: string;
  readonly seatsMinor: number;
  readonly discountMinor: number;
  readonly feeMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
}

/** The price of one seat of a tier before fee and tax, minor units, rounded half up. */
export function priceSeat(showtimePriceMinor: number, tier: SeatTier): number {
  return shareInBasisPoints(showtimePriceMinor, TIER_PERCENT[tier] * 100);
}

/**
 * The quote for these seats (DOMAIN 2, "price" and "shares"). `discounts` is each seat's discount in
 * minor units, in the order of the seats, none above its price. A discount that pays for all seats
 * waives the fee too, so that the total is zero. The tax of the fee stands apart from the shares.
 */
export function quoteSeats(
  seats: readonly { readonly seatId: string; readonly priceMinor: number }[],
  tariff: Tariff,
  discounts: readonly number[] = [],
): { quote: Quote; seats: PricedSeat[] } {
  const seatsMinor = sum(seats.map((seat) => seat.priceMinor));
  const discountMinor = sum(discounts);
  const isPaidByCode = discountMinor > 0 && discountMinor === seatsMinor;
  const feeMinor = isPaidByCode ? 0 : tariff.feeMinor;
  const taxMinor = shareInBasisPoints(seatsMinor - discountMinor + feeMinor, tariff.taxBasisPoints);
  const feeTaxMinor = shareInBasisPoints(feeMinor, tariff.taxBasisPoints);
  const nets = seats.map((seat, at) => seat.priceMinor - (discounts[at] ?? 0));
  const taxes = splitByWeight(taxMinor - feeTaxMinor, nets);
  return {
    quote: {
      currency: tariff.currency,
      seatsMinor,
      discountMinor,
      feeMinor,
      taxMinor,
      totalMinor: seatsMinor - discountMinor + feeMinor + taxMinor,
    },
    seats: seats.map((seat, at) => ({
      seatId: seat.seatId,
      priceMinor: seat.priceMinor,
      discountMinor: discounts[at] ?? 0,
      taxMinor: taxes[at] ?? 0,
    })),
  };
}

/** What one ticket costs with everything in: the price shown before seats are chosen. */
export function allInMinor(seatMinor: number, tariff: Tariff): number {
  return quoteSeats([{ seatId: "", priceMinor: seatMinor }], tariff).quote.totalMinor;
}

/** What `count` standard tickets cost with everything in. */
export function allInForMinor(count: number, seatMinor: number, tariff: Tariff): number {
  const seats = Array.from({ length: count }, () => ({ seatId: "", priceMinor: seatMinor }));
  return quoteSeats(seats, tariff).quote.totalMinor;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((all, amount) => all + amount, 0);
}
