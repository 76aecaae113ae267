import { randomBytes } from "node:crypto";
import { db } from "@/lib/db/client";
import type { SignedIn } from "@/lib/domain/policy";
import type { SeatKind, SeatTier } from "@/lib/domain/seating";
import { addDays, dayIn, HOUR_MS, MINUTE_MS, shift } from "@/lib/domain/time";

export const ZONE = "Asia/Kolkata";

export interface WorldOptions {
  /** Rows drawn as text: `o` a seat, `W` wheelchair, `c` companion, `x` not for sale, `_` an aisle. */
  readonly rows?: readonly string[];
  readonly startsAt?: Date;
  readonly priceMinor?: number;
  readonly tier?: SeatTier;
}

/** A cinema with one film, one hall and one showtime on sale; every call is a world of its own. */
export async function makeShowtime(now: Date, options: WorldOptions = {}) {
  const {
    rows = ["oooooo_oooooo", "oooooo_oooooo"],
    priceMinor = 20_000,
    tier = "standard",
  } = options;
  const key = randomBytes(5).toString("hex");
  const startsAt = options.startsAt ?? shift(now, 3 * HOUR_MS);
  const layoutId = `lay_${key}`;
  const seats = drawSeats(key, layoutId, rows, tier);
  await makeHouse(key);
  await db().layout.create({
    data: {
      id: layoutId,
      screenId: `scr_${key}`,
      version: 1,
      capacity: seats.filter((seat) => seat.isForSale).length,
      columns: Math.max(...rows.map((row) => row.length)),
      rows: rows.length,
      focalRow: Math.ceil((rows.length * 2) / 3),
      seats: { createMany: { data: seats.map(({ layoutId: _, ...seat }) => seat) } },
    },
  });
  const showtimeId = `sht_${key}`;
  await db().showtime.create({
    data: {
      id: showtimeId,
      movieId: `mov_${key}`,
      screenId: `scr_${key}`,
      layoutId,
      state: "ON_SALE",
      startsAt,
      endsAt: shift(startsAt, 100 * MINUTE_MS),
      clearedAt: shift(startsAt, 115 * MINUTE_MS),
      businessOn: new Date(`${addDays(dayIn(ZONE, startsAt), 0)}T00:00:00Z`),
      priceMinor,
      currency: "INR",
      language: "Hindi",
      format: "2D",
    },
  });
  /** The id of a seat by its name, e.g. "A3". */
  const seat = (name: string): string => `sea_${key}_${name}`;
  return { key, showtimeId, startsAt, seat, seatIds: seats.map((one) => one.id) };
}

export type TestShowtime = Awaited<ReturnType<typeof makeShowtime>>;

/** A member who can hold and pay. */
export async function makeMember(name = "Asha Rao"): Promise<SignedIn> {
  return (await makeMembers(1, name))[0] as SignedIn;
}

/** Many members at once, in one statement. */
export async function makeMembers(count: number, name = "Asha Rao"): Promise<SignedIn[]> {
  const people = Array.from({ length: count }, () => {
    const key = randomBytes(6).toString("hex");
    return { id: `usr_${key}`, name, email: `${key}@example.test`, passwordHash: "none" };
  });
  await db().user.createMany({ data: people });
  return people.map(({ id, email }) => ({
    kind: "member",
    userId: id,
    sessionId: `ses_${id}`,
    name,
    email,
    language: "en",
  }));
}

async function makeHouse(key: string): Promise<void> {
  await db().city.create({
    data: { id: `cty_${key}`, slug: `city-${key}`, name: "Mumbai", country: "IN" },
  });
  await db().theater.create({
    data: {
      id: `thr_${key}`,
      slug: `theater-${key}`,
      cityId: `cty_${key}`,
      name: "Lantern House",
      address: "1 Marine Lines, Mumbai",
      zone: ZONE,
      currency: "INR",
      feeMinor: 3_000,
      taxBasisPoints: 1_800,
      facilities: [],
      screens: { create: { id: `scr_${key}`, name: "Screen 1", formats: ["2D"] } },
    },
  });
  await db().movie.create({
    data: {
      id: `mov_${key}`,
      slug: `movie-${key}`,
      state: "PUBLISHED",
      title: "Midnight Monsoon",
      tagline: "It never stops.",
      description: "Rain.",
      minutes: 100,
      certificate: "U",
      languages: ["Hindi"],
      subtitles: [],
      formats: ["2D"],
      genres: ["Drama"],
      cast: [],
      director: "Nobody",
      releaseOn: new Date("2026-01-01"),
      posterPath: "/art/midnight-monsoon-poster.svg",
      backdropPath: "/art/midnight-monsoon-backdrop.svg",
    },
  });
}

const KINDS: Readonly<Record<string, SeatKind>> = { W: "wheelchair", c: "companion" };

function drawSeats(key: string, layoutId: string, rows: readonly string[], tier: SeatTier) {
  return rows.flatMap((drawn, y) => {
    const row = String.fromCharCode(65 + y);
    let number = 0;
    return Array.from(drawn).flatMap((mark, x) => {
      if (mark === "_") return [];
      number += 1;
      return [
        {
          id: `sea_${key}_${row}${number}`,
          layoutId,
          row,
          number,
          x: x + 1,
          y: y + 1,
          tier,
          kind: KINDS[mark] ?? ("regular" as const),
          isForSale: mark !== "x",
        },
      ];
    });
  });
}
