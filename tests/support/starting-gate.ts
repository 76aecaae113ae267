// A race decided by luck proves little: behind this gate every racer has looked and none has
// written before the first of them may write.
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { db } from "@/lib/db/client";

const PATIENCE_MS = 9_000;
/** Readers pass, also those that lock rows; writers park. */
const CLAIMS = "lock table seat_claims in share row exclusive mode";

export interface Race<T> {
  readonly answers: T[];
  /** How many waited at the gate; the others were answered before they wanted to write. */
  readonly parked: number;
}

/**
 * Starts all racers behind a lock, waits until each is parked or answered, and opens. At most as
 * many racers as the pool has connections (20). `lock` is any statement that makes them wait.
 */
export async function raceBehindGate<T>(
  racers: readonly (() => Promise<T>)[],
  lock = CLAIMS,
): Promise<Race<T>> {
  const gate = await closeGate(lock);
  let answered = 0;
  const running = racers.map((race) => race().finally(() => (answered += 1)));
  const all = Promise.all(running);
  all.catch(() => undefined);
  try {
    const parked = await gate.untilParked(() => racers.length - answered);
    await gate.open();
    return { answers: await all, parked };
  } finally {
    await gate.end();
  }
}

/** Holds a lock in a transaction of its own until it is opened. */
export async function closeGate(lock = CLAIMS) {
  const client = await connect();
  // Another session watches: within a transaction the list of sessions never changes.
  const watch = await connect();
  await client.query("begin");
  await client.query(lock);
  return {
    /** Waits until that many sessions of the product wait for a lock, and tells how many do. */
    async untilParked(expected: () => number): Promise<number> {
      const giveUpAt = performance.now() + PATIENCE_MS;
      for (;;) {
        const parked = await countParked(watch);
        if (parked === expected()) return parked;
        if (performance.now() > giveUpAt) {
          throw new Error(`${parked} are parked at the gate, not ${expected()}.`);
        }
        await pause(10);
      }
    },
    open: () => client.query("commit"),
    end: () => Promise.all([client.end(), watch.end()]),
  };
}

/** Deadlocks of this file's database so far. Sessions tell theirs when they end, so all are ended. */
export async function countDeadlocks(): Promise<number> {
  await db().$disconnect();
  const client = await connect();
  try {
    const giveUpAt = performance.now() + PATIENCE_MS;
    while ((await countSessions(client)) > 0 && performance.now() < giveUpAt) await pause(20);
    const { rows } = await client.query<{ deadlocks: string }>(
      "select deadlocks from pg_stat_database where datname = current_database()",
    );
    return Number(rows[0]?.deadlocks);
  } finally {
    await client.end();
  }
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  await client.connect();
  return client;
}

async function countParked(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from pg_stat_activity
     where datname = current_database() and application_name = 'matinee'
       and cardinality(pg_blocking_pids(pid)) > 0`,
  );
  return Number(rows[0]?.count);
}

async function countSessions(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from pg_stat_activity
     where datname = current_database() and application_name = 'matinee'`,
  );
  return Number(rows[0]?.count);
}
