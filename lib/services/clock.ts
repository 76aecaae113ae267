import { MINUTE_MS, shift } from "@/lib/domain/time";

/** One clock for everybody: the database's. Each process keeps its distance to it. */
const kept = globalThis as typeof globalThis & { matineeClockOffsetMs?: number };

/** The instant it is for Matinee. */
export function now(): Date {
  return shift(new Date(), kept.matineeClockOffsetMs ?? 0);
}

/**
 * Measures the distance to the database's clock now and every minute from now on. A failed
 * measurement keeps the last one. The middle of the round trip is taken for the reading's instant.
 */
export async function followClock(readDatabaseNow: () => Promise<Date>): Promise<void> {
  await measure(readDatabaseNow);
  setInterval(() => void measure(readDatabaseNow).catch(() => undefined), MINUTE_MS).unref();
}

async function measure(readDatabaseNow: () => Promise<Date>): Promise<void> {
  const before = Date.now();
  const theirs = await readDatabaseNow();
  kept.matineeClockOffsetMs = theirs.getTime() - (before + Date.now()) / 2;
}
