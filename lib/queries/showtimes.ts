import { db } from "@/lib/db/client";
import { allInForMinor, allInMinor } from "@/lib/domain/pricing";
import type { Day } from "@/lib/domain/time";
import type { TheaterFacts } from "./catalogue";

export interface ShowtimeView {
  readonly id: string;
  readonly movieId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly theater: { readonly id: string; readonly slug: string; readonly name: string };
  readonly zone: string;
  readonly screen: string;
  readonly language: string;
  readonly subtitle: string | null;
  readonly format: string;
  readonly currency: string;
  /** A standard seat before fee and tax; allInMinor: one ticket with everything; two: two of them. */
  readonly priceMinor: number;
  readonly allInMinor: number;
  readonly allInForTwoMinor: number;
  readonly available: number;
  readonly capacity: number;
}

interface Wanted {
  readonly theaters: readonly TheaterFacts[];
  readonly movieId?: string;
  readonly day?: Day;
  readonly now: Date;
}

/**
 * Showtimes on sale that have not started, in order of time, with how many seats are free now.
 * Two statements, whatever it lists.
 */
export async function listShowtimes(wanted: Wanted): Promise<ShowtimeView[]> {
  const byId = new Map(wanted.theaters.map((theater) => [theater.id, theater]));
  const rows = await readShowtimes(wanted);
  const ids = rows.map((row) => row.id);
  const taken = await countStandingClaims(ids, wanted.now);
  return rows.flatMap((row) => {
    const theater = byId.get(row.screen.theaterId);
    return theater ? [toView(row, theater, taken.get(row.id) ?? 0)] : [];
  });
}

type ShowtimeRow = Awaited<ReturnType<typeof readShowtimes>>[number];

function readShowtimes({ theaters, movieId, day, now }: Wanted) {
  return db().showtime.findMany({
    where: {
      state: "ON_SALE",
      startsAt: { gt: now },
      screen: { theaterId: { in: theaters.map((theater) => theater.id) } },
      ...(movieId === undefined ? {} : { movieId }),
      ...(day === undefined ? {} : { businessOn: new Date(`${day}T00:00:00Z`) }),
    },
    select: {
      id: true,
      movieId: true,
      startsAt: true,
      endsAt: true,
      language: true,
      subtitle: true,
      format: true,
      priceMinor: true,
      screen: { select: { name: true, theaterId: true } },
      layout: { select: { capacity: true } },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
}

function toView(
  { screen, layout, ...row }: ShowtimeRow,
  theater: TheaterFacts,
  taken: number,
): ShowtimeView {
  return {
    ...row,
    theater: { id: theater.id, slug: theater.slug, name: theater.name },
    zone: theater.zone,
    screen: screen.name,
    currency: theater.currency,
    allInMinor: allInMinor(row.priceMinor, theater),
    allInForTwoMinor: allInForMinor(2, row.priceMinor, theater),
    available: Math.max(0, layout.capacity - taken),
    capacity: layout.capacity,
  };
}

async function countStandingClaims(ids: string[], now: Date): Promise<Map<string, number>> {
  const rows = await db().seatClaim.groupBy({
    by: ["showtimeId"],
    where: { showtimeId: { in: ids }, OR: [{ takeableAt: null }, { takeableAt: { gt: now } }] },
    _count: { _all: true },
  });
  return new Map(rows.map((row) => [row.showtimeId, row._count._all]));
}
