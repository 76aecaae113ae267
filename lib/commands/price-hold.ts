import type { ShowtimeRow } from "@/lib/db/rows";
import type { SignedIn } from "@/lib/domain/policy";
import { priceSeat, quoteSeats, type PricedSeat, type Quote } from "@/lib/domain/pricing";
import type { PlanSeat } from "@/lib/domain/seating";
import { newId } from "@/lib/services/tokens";

/** The quote of these seats and each seat's shares. */
export function price(seats: readonly PlanSeat[], showtime: ShowtimeRow) {
  const listed = seats.map(({ seatId, tier }) => ({
    seatId,
    priceMinor: priceSeat(showtime.priceMinor, tier),
  }));
  const { quote, seats: priced } = quoteSeats(listed, showtime);
  return { quote, priced };
}

/** The rows of a booking's seats. */
export function toBookingSeats(seats: readonly PlanSeat[], priced: readonly PricedSeat[]) {
  const bySeat = new Map(priced.map((seat) => [seat.seatId, seat]));
  return seats.map(({ seatId, row, number, tier, kind }) => {
    const { priceMinor = 0, discountMinor = 0, taxMinor = 0 } = bySeat.get(seatId) ?? {};
    return {
      id: newId("bookingSeat"),
      seatId,
      row,
      number,
      tier,
      kind,
      priceMinor,
      discountMinor,
      taxMinor,
    };
  });
}

/** A quote as columns of a booking. */
export function toAmounts({
  currency,
  seatsMinor,
  discountMinor,
  feeMinor,
  taxMinor,
  totalMinor,
}: Quote) {
  return { currency, seatsMinor, discountMinor, feeMinor, taxMinor, totalMinor };
}

/** Everything a booking copies, so that later edits change nothing sold. */
export function toFacts(showtime: ShowtimeRow, actor: SignedIn) {
  return {
    buyerName: actor.name,
    buyerEmail: actor.email,
    buyerLanguage: actor.language,
    movieTitle: showtime.movieTitle,
    movieSlug: showtime.movieSlug,
    moviePosterPath: showtime.posterPath,
    certificate: showtime.certificate,
    theaterName: showtime.theaterName,
    theaterAddress: showtime.theaterAddress,
    theaterZone: showtime.zone,
    screenName: showtime.screenName,
    language: showtime.language,
    subtitle: showtime.subtitle,
    format: showtime.format,
    startsAt: showtime.startsAt,
    endsAt: showtime.endsAt,
  };
}
