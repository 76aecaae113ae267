import { rm, stat } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyMigrations } from "@/local/postgres/migrations";
import { type PostgresPart, startPostgres } from "@/local/postgres/start";
import { DAY_MS, shift } from "@/lib/domain/time";
import { type SeedCounts, seedDatabase } from "@/prisma/seed/seed-database";

// Late in the evening in India and afternoon in London, on the day Britain's summer time ends.
const now = new Date("2026-10-24T15:30:00Z");

describe("a house planted from nothing", () => {
  it("has 24 films, 15 screens, 14 days ahead and a story of sales", async () => {
    expect(planted).toMatchObject({ isNew: true, movies: 24 });
    expect(await one("select count(*) from screens")).toBe(15);
    expect(await one("select count(distinct currency) from theaters")).toBe(2);
    expect(await one("select count(distinct business_on) from showtimes")).toBe(15);
    expect(planted.bookingSeats).toBeGreaterThan(4000);
    expect(seconds).toBeLessThan(10);
  });

  it("gives every theater a screen with rows A to J of 12 numbers and an aisle", async () => {
    const rows = await list(
      `select t.id from theaters t join screens s on s.theater_id = t.id
       join layouts l on l.screen_id = s.id join seats e on e.layout_id = l.id
       group by t.id, l.id having count(*) = 120 and max(e.row) = 'J' and max(e.number) = 12
         and max(e.x) > 12 and bool_and(e.is_for_sale)`,
    );
    expect(new Set(rows.map((row) => row["id"])).size).toBe(6);
  });

  it("has one screen with 600 seats", async () => {
    expect(await one("select count(*) from layouts where capacity = 600")).toBe(1);
  });

  it("plays something later today in every city", async () => {
    const cities = await list(
      `select distinct t.city_id from showtimes s join screens c on c.id = s.screen_id
       join theaters t on t.id = c.theater_id
       where s.starts_at > $1 and s.business_on = ($1 at time zone t.zone)::date`,
      [now],
    );
    expect(cities).toHaveLength(3);
  });

  it("keeps wall-clock times over the end of summer time", async () => {
    const rows = await list(
      `select distinct extract(hour from s.starts_at at time zone 'Europe/London')::int as hour
       from showtimes s where s.currency = 'GBP' order by hour`,
    );
    const hours = rows.map((row) => Number(row["hour"]));
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(9);
  });

  it("has a nearly sold-out evening in every theater and no film without showtimes but those to come", async () => {
    const full = await list(
      `select s.id from showtimes s join layouts l on l.id = s.layout_id
       where (select count(*) from seat_claims c where c.showtime_id = s.id) > l.capacity * 0.9`,
    );
    expect(full).toHaveLength(6);
    const unplayed = await list(
      "select release_on > $1::date as coming from movies m where not exists (select 1 from showtimes s where s.movie_id = m.id)",
      [now],
    );
    expect(unplayed).toEqual(Array.from({ length: 4 }, () => ({ coming: true })));
  });

  it("has a poster and a backdrop of every film, each under 30 kB", async () => {
    const rows = await list("select poster_path, backdrop_path from movies");
    const files = rows.flatMap((row) => Object.values(row).map((file) => `public${String(file)}`));
    expect(files).toHaveLength(48);
    for (const file of files) expect((await stat(file)).size).toBeLessThan(30_000);
  });

  it("lets the accounts in by argon2id", async () => {
    const rows = await list("select password_hash from users where email like '%@matinee.local'");
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row["password_hash"]).toMatch(/^\$argon2id\$/);
  });
});

describe("the seed's sales", () => {
  it("claim exactly the seats of confirmed bookings, each for ever", async () => {
    expect(
      await list(
        `select * from (select s.seat_id, b.showtime_id, b.id from booking_seats s
           join bookings b on b.id = s.booking_id where b.state = 'CONFIRMED') sold
         full join (select * from seat_claims where booking_id is not null) claim
           on claim.booking_id = sold.id and claim.seat_id = sold.seat_id
         where sold.id is null or claim.booking_id is null or claim.takeable_at is not null`,
      ),
    ).toEqual([]);
  });

  it("add up: prices, tax shares, totals, payments and ledger", async () => {
    expect(
      await list(
        `select b.id from bookings b join booking_seats s on s.booking_id = b.id group by b.id
         having sum(s.price_minor) <> b.seats_minor or sum(s.tax_minor)
           <> b.tax_minor - round(b.fee_minor * b.tax_basis_points / 10000.0)
           or b.tax_minor <> round((b.seats_minor + b.fee_minor) * b.tax_basis_points / 10000.0)`,
      ),
    ).toEqual([]);
    expect(
      await list(
        `select b.id, b.state from bookings b left join payments p on p.booking_id = b.id
         left join lateral (select coalesce(sum(case kind when 'CAPTURE' then amount_minor
           when 'REFUND' then -amount_minor else 0 end), 0) as kept
           from transactions t where t.payment_id = p.id) ledger on true
         where ledger.kept <> case b.state when 'CONFIRMED' then b.total_minor else 0 end
           or (b.state = 'CONFIRMED') <> (b.state = 'CONFIRMED' and p.state = 'PAID')`,
      ),
    ).toEqual([]);
  });

  it("have a ticket per seat, valid only in confirmed bookings, and one confirmation each", async () => {
    expect(
      await list(
        `select s.id from booking_seats s join bookings b on b.id = s.booking_id
         left join tickets t on t.booking_seat_id = s.id
         where (b.state = 'CONFIRMED') <> (coalesce(t.state = 'VALID', false))`,
      ),
    ).toEqual([]);
    expect(
      await one(
        `select count(*) from bookings b where confirmed_at is not null and not exists
         (select 1 from mail_deliveries d where d.subject_id = b.id and d.version = b.version)`,
      ),
    ).toBe(0);
  });

  it("never give one person more than 10 seats of a showtime", async () => {
    expect(
      await list(
        `select 1 from seat_claims c join bookings b on b.id = c.booking_id
         group by b.user_id, b.showtime_id having count(*) > 10`,
      ),
    ).toEqual([]);
  });

  it("include an expired hold, a refunded booking and three bookings of the member", async () => {
    const states = await list(
      `select state, count(*)::int from bookings
       where state <> 'CONFIRMED' or user_id = 'usr_member' group by state order by state::text`,
    );
    expect(states).toEqual([
      { state: "CANCELLED", count: 1 },
      { state: "CONFIRMED", count: 3 },
      { state: "EXPIRED", count: 1 },
    ]);
  });

  it("leave ratings that are the sum of the reviews", async () => {
    expect(
      await list(
        `select m.id from movies m left join reviews r on r.movie_id = m.id group by m.id
         having m.rating_count <> count(r.id) or m.rating_sum <> coalesce(sum(r.rating), 0)`,
      ),
    ).toEqual([]);
  });
});

describe("a house that is already there", () => {
  it("gains nothing on the same day, and one day of programme on the next", async () => {
    const before = await one("select count(*) from showtimes");
    expect(await seed(now)).toMatchObject({ isNew: false, showtimes: 0, bookings: 0 });
    const next = await seed(shift(now, DAY_MS));
    expect(next.showtimes).toBeGreaterThan(50);
    expect(await one("select count(*) from showtimes")).toBe((before ?? 0) + next.showtimes);
    expect(await one("select count(distinct business_on) from showtimes")).toBe(16);
  });
});

const dataDir = path.resolve(".local", `seed-test-${process.pid}`);
let postgres: PostgresPart;
let client: pg.Client;
let planted: SeedCounts;
let seconds = 0;

beforeAll(async () => {
  postgres = await startPostgres({ port: 0, dataDir, isThrowaway: true });
  await applyMigrations(postgres.url);
  client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const start = performance.now();
  planted = await seed(now);
  seconds = (performance.now() - start) / 1000;
}, 60_000);

afterAll(async () => {
  await client.end();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
  await rm(path.join("/var/tmp", `matinee-data${dataDir.replaceAll(path.sep, "-")}`), {
    recursive: true,
    force: true,
  });
});

function seed(at: Date): Promise<SeedCounts> {
  const account = (email: string) => ({
    email: `${email}@matinee.local`,
    password: "correct horse",
  });
  const accounts = { member: account("member"), staff: account("staff"), admin: account("admin") };
  return seedDatabase(postgres.url, { accounts, now: at });
}

async function list(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return (await client.query<Record<string, unknown>>(sql, values)).rows;
}

async function one(sql: string): Promise<number | undefined> {
  const [row] = await list(sql);
  return row && Number(Object.values(row)[0]);
}
