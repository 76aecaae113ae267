import pg from "pg";
import { type Accounts, insertPeople, personOf } from "./accounts";
import { insertCatalogue, layoutIdOf, listPlayableMovies } from "./catalogue";
import { openCharts, sellToCrowd } from "./crowd";
import { openLedger, type TicketFacts } from "./ledger";
import { composeProgramme, toShowtimeRow } from "./programme";
import { createRandom } from "./random";
import { insertReviews, insertWishlists } from "./reviews";
import { insertRows } from "./rows";
import { SCREENS, screenIdOf } from "./screens";
import { tellStory } from "./story";

interface SeedOptions {
  readonly accounts: Accounts;
  readonly now: Date;
  /** Where the app answers, for the return addresses on payments. */
  readonly publicUrl?: string;
  /** Signs a ticket's code. Without it the code is unique but opens no door. */
  readonly issueCode?: (ticket: TicketFacts) => string;
}

/** What one run added. */
export interface SeedCounts {
  readonly isNew: boolean;
  readonly movies: number;
  readonly showtimes: number;
  readonly bookings: number;
  readonly bookingSeats: number;
  readonly reviews: number;
}

/** Any number; two seeds of one database queue behind it. */
const SEED_LOCK = 7_261_001;
const LAST_DAY = 13;

/**
 * Fills an empty database with the demo's story, or, where a catalogue already exists, only adds
 * the days that the programme is short of. All or nothing; safe on every start.
 */
export async function seedDatabase(databaseUrl: string, options: SeedOptions): Promise<SeedCounts> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1)", [SEED_LOCK]);
    const found = await client.query("select 1 from cities limit 1");
    const counts = found.rowCount
      ? { ...NOTHING, showtimes: await extendProgramme(client, options.now) }
      : await plant(client, options);
    await client.query("commit");
    return counts;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

/**
 * Adds the showtimes missing between today and 13 days on, on each screen's newest layout. What an
 * admin put there stays: a showtime that would overlap is left out. Returns how many were added.
 */
async function extendProgramme(client: pg.ClientBase, now: Date): Promise<number> {
  const movies = await listPlayableMovies(client);
  const layouts = await listNewestLayouts(client);
  const rows = composeProgramme(movies, now, 0, LAST_DAY).flatMap((performance) => {
    const layoutId = layouts.get(screenIdOf(performance.screen.short));
    return layoutId ? [toShowtimeRow(performance, layoutId)] : [];
  });
  return insertRows(client, "showtimes", rows, { skipConflicts: true });
}

const NOTHING = { isNew: false, movies: 0, showtimes: 0, bookings: 0, bookingSeats: 0, reviews: 0 };

async function plant(client: pg.Client, options: SeedOptions): Promise<SeedCounts> {
  const { accounts, now } = options;
  const member = personOf("member", accounts.member);
  await insertPeople(client, accounts, now);
  await insertCatalogue(client, now);
  const movies = await listPlayableMovies(client);
  const programme = composeProgramme(movies, now, -1, LAST_DAY);
  const rows = programme.map((show) => toShowtimeRow(show, layoutIdOf(show.screen.short)));
  await insertRows(client, "showtimes", rows);
  const ledger = openLedger({
    random: createRandom("ledger"),
    publicUrl: options.publicUrl ?? "http://127.0.0.1:3000",
    staffId: personOf("staff", accounts.staff).id,
    now,
    issueCode: options.issueCode ?? (({ ticketId }) => `unsigned.${ticketId}`),
  });
  const charts = openCharts(programme);
  tellStory(ledger, programme, charts, member, now);
  sellToCrowd(ledger, programme, charts, now);
  await ledger.save(client);
  const reviews = await insertReviews(client, now);
  await insertWishlists(client, member.id, now);
  await client.query("analyze");
  return {
    isNew: true,
    movies: movies.length,
    showtimes: rows.length,
    ...ledger.counts(),
    reviews,
  };
}

async function listNewestLayouts(client: pg.ClientBase): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; screenId: string }>(
    `select distinct on (screen_id) id, screen_id as "screenId" from layouts
     where screen_id = any($1) order by screen_id, version desc`,
    [SCREENS.map((screen) => screenIdOf(screen.short))],
  );
  return new Map(rows.map((row) => [row.screenId, row.id]));
}
