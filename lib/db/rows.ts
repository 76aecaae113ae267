// Statements that several commands need in exactly the same form.
import type { PlanSeat } from "@/lib/domain/seating";
import { db } from "./client";
import { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

/** Everything a booking copies from the catalogue when it is made. */
export interface ShowtimeRow {
  readonly id: string;
  readonly state: "DRAFT" | "ON_SALE" | "CANCELLED";
  readonly layoutId: string;
  /** Version of the layouts, for cache keys. */
  readonly layoutsVersion: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly priceMinor: number;
  readonly language: string;
  readonly subtitle: string | null;
  readonly format: string;
  readonly movieId: string;
  readonly movieTitle: string;
  readonly movieSlug: string;
  readonly posterPath: string;
  readonly certificate: string;
  readonly theaterId: string;
  readonly theaterName: string;
  readonly theaterAddress: string;
  readonly zone: string;
  readonly currency: string;
  readonly feeMinor: number;
  readonly taxBasisPoints: number;
  readonly screenName: string;
}

/**
 * A showtime with its catalogue facts in one statement. Inside a transaction that sells its seats
 * it is read "for share", so that cancelling it waits and is seen.
 */
export async function findShowtimeForSale(
  tx: Tx,
  showtimeId: string,
  lock: "for share" | "unlocked",
): Promise<ShowtimeRow | null> {
  const suffix = lock === "for share" ? Prisma.sql`for share of s` : Prisma.empty;
  const rows = await tx.$queryRaw<ShowtimeRow[]>`
    select s.id, s.state, s.layout_id as "layoutId", s.starts_at as "startsAt",
           s.ends_at as "endsAt", s.price_minor as "priceMinor", s.language, s.subtitle, s.format,
           m.id as "movieId", m.title as "movieTitle", m.slug as "movieSlug",
           m.poster_path as "posterPath", m.certificate,
           t.id as "theaterId", t.name as "theaterName", t.address as "theaterAddress", t.zone,
           t.currency, t.fee_minor as "feeMinor", t.tax_basis_points as "taxBasisPoints",
           c.name as "screenName",
           coalesce((select version from catalogue_versions where scope = 'layouts'), 0) as "layoutsVersion"
    from showtimes s
    join movies m on m.id = s.movie_id
    join screens c on c.id = s.screen_id
    join theaters t on t.id = c.theater_id
    where s.id = ${showtimeId}
    ${suffix}`;
  return rows[0] ?? null;
}

/** A layout with its seats in reading order, in seat words. */
export async function loadLayout(layoutId: string) {
  const { seats, ...layout } = await db().layout.findUniqueOrThrow({
    where: { id: layoutId },
    select: {
      id: true,
      columns: true,
      rows: true,
      focalRow: true,
      seats: {
        omit: { layoutId: true },
        orderBy: [{ y: "asc" }, { x: "asc" }],
      },
    },
  });
  const plan: PlanSeat[] = seats.map(({ id, ...seat }) => ({ seatId: id, ...seat }));
  return { ...layout, seats: plan };
}

export interface OutboxDraft {
  /** Stable: the same message again is the same row and the same event. */
  readonly id: string;
  readonly name: string;
  readonly payload: Readonly<Record<string, string>>;
}

/** Writes what must happen after this commit, in this commit. */
export async function addToOutbox(
  tx: Tx,
  drafts: readonly OutboxDraft[],
  now: Date,
): Promise<void> {
  await tx.outboxMessage.createMany({
    data: drafts.map(({ id, name, payload }) => ({ id, name, payload, createdAt: now })),
    skipDuplicates: true,
  });
}

/** Opens an exception for staff, once per kind and subject while it is open. */
export async function openException(
  tx: Tx,
  exception: {
    readonly id: string;
    readonly kind: string;
    readonly subjectId: string;
    readonly bookingId: string | null;
    readonly detail: string;
  },
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    insert into exceptions (id, kind, subject_id, booking_id, detail, opened_at)
    values (${exception.id}, ${exception.kind}, ${exception.subjectId}, ${exception.bookingId},
            ${exception.detail}, ${now}::timestamptz)
    on conflict (kind, subject_id) where resolved_at is null do nothing`;
}
