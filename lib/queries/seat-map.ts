import { isClaimStanding, readAvailability } from "@/lib/db/availability";
import { db } from "@/lib/db/client";
import { isSignedIn, type Actor } from "@/lib/domain/policy";
import { allInForMinor, allInMinor, priceSeat } from "@/lib/domain/pricing";
import type { SeatKind, SeatState, SeatTier } from "@/lib/domain/seating";
import { getLayout, readCatalogueVersions } from "./catalogue";

export interface SeatView {
  readonly id: string;
  readonly row: string;
  readonly number: number;
  readonly x: number;
  readonly y: number;
  readonly tier: SeatTier;
  readonly kind: SeatKind;
  readonly priceMinor: number;
  readonly state: SeatState;
}

export interface ShowtimeFactsView {
  readonly id: string;
  readonly movieTitle: string;
  readonly movieSlug: string;
  readonly posterPath: string;
  readonly backdropPath: string;
  readonly certificate: string;
  readonly theaterName: string;
  readonly theaterSlug: string;
  readonly zone: string;
  readonly screenName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly language: string;
  readonly subtitle: string | null;
  readonly format: string;
  readonly state: "DRAFT" | "ON_SALE" | "CANCELLED";
}

export interface SeatMapView {
  readonly showtime: ShowtimeFactsView;
  readonly isOnSale: boolean;
  readonly currency: string;
  readonly feeMinor: number;
  readonly taxBasisPoints: number;
  /** One standard ticket with everything in; and two of them. */
  readonly allInMinor: number;
  readonly allInForTwoMinor: number;
  readonly columns: number;
  readonly rows: number;
  readonly focalRow: number;
  readonly seats: readonly SeatView[];
  readonly available: number;
  /** The person's own hold on this showtime. */
  readonly hold: {
    readonly bookingId: string;
    readonly expiresAt: Date;
    readonly seatIds: readonly string[];
  } | null;
  readonly now: Date;
}

/** The seat map of a showtime as this person may see it. Null: unknown or not published. */
export async function findSeatMap(
  actor: Actor,
  showtimeId: string,
  now: Date,
): Promise<SeatMapView | null> {
  const showtime = await findShowtime(showtimeId);
  if (!showtime || showtime.state === "DRAFT") return null;
  const { layouts } = await readCatalogueVersions();
  const layout = await getLayout(showtime.layoutId, layouts);
  const claims = await readAvailability(showtimeId);
  const hold = isSignedIn(actor) ? await findHold(actor.userId, showtimeId) : null;
  const states = toSeatStates(claims, hold?.bookingId ?? null, now);
  const tariff = showtime.screen.theater;
  const seats = layout.seats.map(({ seatId, isForSale, ...seat }) => ({
    ...seat,
    id: seatId,
    priceMinor: priceSeat(showtime.priceMinor, seat.tier),
    state: isForSale ? (states.get(seatId) ?? "available") : "blocked",
  }));
  return {
    showtime: toFacts(showtime),
    isOnSale: showtime.state === "ON_SALE" && showtime.startsAt > now,
    currency: tariff.currency,
    feeMinor: tariff.feeMinor,
    taxBasisPoints: tariff.taxBasisPoints,
    allInMinor: allInMinor(showtime.priceMinor, tariff),
    allInForTwoMinor: allInForMinor(2, showtime.priceMinor, tariff),
    columns: layout.columns,
    rows: layout.rows,
    focalRow: layout.focalRow,
    seats,
    available: seats.filter((seat) => seat.state === "available").length,
    hold: hold && {
      ...hold,
      seatIds: seats.filter((seat) => seat.state === "yours").map((seat) => seat.id),
    },
    now,
  };
}

type ClaimView = Awaited<ReturnType<typeof readAvailability>>[number];

/** A claim with a deadline or a live checkout is "held"; a block is "blocked"; the rest is sold. */
function toSeatStates(
  claims: readonly ClaimView[],
  ownBookingId: string | null,
  now: Date,
): Map<string, SeatState> {
  return new Map(
    claims
      .filter((claim) => isClaimStanding(claim, now))
      .map((claim) => [claim.seatId, toState(claim, ownBookingId)]),
  );
}

function toState(claim: ClaimView, ownBookingId: string | null): SeatState {
  if (claim.bookingId === null) return "blocked";
  if (claim.bookingId === ownBookingId) return "yours";
  return claim.isSold ? "sold" : "held";
}

async function findHold(userId: string, showtimeId: string) {
  const booking = await db().booking.findFirst({
    where: { userId, showtimeId, state: "PENDING" },
    select: { id: true, expiresAt: true },
  });
  return booking && { bookingId: booking.id, expiresAt: booking.expiresAt };
}

type ShowtimeRow = NonNullable<Awaited<ReturnType<typeof findShowtime>>>;

function findShowtime(id: string) {
  return db().showtime.findUnique({
    where: { id },
    select: {
      id: true,
      state: true,
      startsAt: true,
      endsAt: true,
      layoutId: true,
      priceMinor: true,
      language: true,
      subtitle: true,
      format: true,
      movie: {
        select: {
          title: true,
          slug: true,
          posterPath: true,
          backdropPath: true,
          certificate: true,
        },
      },
      screen: {
        select: {
          name: true,
          theater: {
            select: {
              name: true,
              slug: true,
              zone: true,
              currency: true,
              feeMinor: true,
              taxBasisPoints: true,
            },
          },
        },
      },
    },
  });
}

function toFacts({ movie, screen, ...showtime }: ShowtimeRow): ShowtimeFactsView {
  return {
    id: showtime.id,
    movieTitle: movie.title,
    movieSlug: movie.slug,
    posterPath: movie.posterPath,
    backdropPath: movie.backdropPath,
    certificate: movie.certificate,
    theaterName: screen.theater.name,
    theaterSlug: screen.theater.slug,
    zone: screen.theater.zone,
    screenName: screen.name,
    startsAt: showtime.startsAt,
    endsAt: showtime.endsAt,
    language: showtime.language,
    subtitle: showtime.subtitle,
    format: showtime.format,
    state: showtime.state,
  };
}
