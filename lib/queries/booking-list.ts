import { db } from "@/lib/db/client";
import type { BookingWhereInput } from "@/lib/db/generated/models";
import type { BookingState } from "@/lib/domain/booking";
import { isSignedIn, type Actor } from "@/lib/domain/policy";
import { PAGE_SIZE } from "./programme";

export interface BookingCardView {
  readonly id: string;
  readonly reference: string;
  readonly state: BookingState;
  readonly movieTitle: string;
  readonly posterPath: string;
  readonly theaterName: string;
  readonly screenName: string;
  readonly zone: string;
  readonly startsAt: Date;
  readonly seats: readonly {
    readonly seatId: string;
    readonly row: string;
    readonly number: number;
  }[];
  readonly totalMinor: number;
  readonly currency: string;
}

export interface BookingListView {
  readonly upcoming: readonly BookingCardView[];
  readonly past: readonly BookingCardView[];
  readonly page: number;
  readonly pageCount: number;
}

/** A person's own bookings, newest showtime first; everything unpaid that ended is left out. */
export async function listBookings(
  actor: Actor,
  page: number,
  now: Date,
): Promise<BookingListView> {
  if (!isSignedIn(actor)) return { upcoming: [], past: [], page: 1, pageCount: 1 };
  const where = {
    userId: actor.userId,
    state: { in: ["PENDING", "CONFIRMED", "CANCELLED", "FAILED"] satisfies BookingState[] },
  };
  const total = await db().booking.count({ where });
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const current = Math.min(Math.max(1, page), pageCount);
  const cards = await readCards(where, current);
  const isUpcoming = (card: BookingCardView): boolean =>
    card.startsAt > now && (card.state === "CONFIRMED" || card.state === "PENDING");
  return {
    upcoming: cards.filter(isUpcoming).reverse(),
    past: cards.filter((card) => !isUpcoming(card)),
    page: current,
    pageCount,
  };
}

async function readCards(where: BookingWhereInput, page: number): Promise<BookingCardView[]> {
  const rows = await db().booking.findMany({
    where,
    select: {
      id: true,
      reference: true,
      state: true,
      movieTitle: true,
      moviePosterPath: true,
      theaterName: true,
      screenName: true,
      theaterZone: true,
      startsAt: true,
      totalMinor: true,
      currency: true,
      seats: {
        select: { seatId: true, row: true, number: true },
        orderBy: [{ row: "asc" }, { number: "asc" }],
      },
    },
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
  });
  return rows.map(({ moviePosterPath, theaterZone, ...row }) => ({
    ...row,
    posterPath: moviePosterPath,
    zone: theaterZone,
  }));
}
