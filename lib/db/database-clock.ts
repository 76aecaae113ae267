import { db } from "./client";

/** The database's own clock, the one every rule goes by. */
export async function readDatabaseNow(): Promise<Date> {
  const [row] = await db().$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  if (!row) throw new Error("The database did not tell the time.");
  return row.now;
}
