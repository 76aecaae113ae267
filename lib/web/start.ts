import { readDatabaseNow } from "@/lib/db/database-clock";
import { env } from "@/lib/env";
import { followClock } from "@/lib/services/clock";
import { log } from "@/lib/services/log";

/** Before the first request: an unfit environment ends the process, and the clock is the database's. */
export async function start(): Promise<void> {
  try {
    env();
  } catch (error) {
    log("error", "start.refused");
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  await followClock(readDatabaseNow);
}
