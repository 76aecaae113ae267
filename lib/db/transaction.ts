import { setTimeout as pause } from "node:timers/promises";
import type { Result } from "@/lib/domain/result";
import { db } from "./client";
import { BusyError, isBusy, isWorthRepeating } from "./failures";
import type { Prisma } from "./generated/client";

export type Tx = Prisma.TransactionClient;

const MAX_TRIES = 4;
const TIMEOUTS = { maxWait: 10_000, timeout: 20_000 };

/** Carries a refusal out of a transaction so that everything in it is undone. */
class RolledBack extends Error {
  constructor(readonly result: Result<never>) {
    super("rolled back");
  }
}

/**
 * Runs `work` in one transaction. A refusal rolls everything back and is returned; a deadlock or
 * serialization failure repeats it; no connection or no lock in time throws BusyError.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db().$transaction(async (tx) => {
        const result = await work(tx);
        if (!result.ok) throw new RolledBack(result);
        return result;
      }, TIMEOUTS);
    } catch (error) {
      if (error instanceof RolledBack) return error.result;
      const mayRepeat = isWorthRepeating(error);
      if (!mayRepeat && !isBusy(error)) throw error;
      if (!mayRepeat || tries === MAX_TRIES) throw new BusyError("busy", { cause: error });
      await pause(tries * 20);
    }
  }
}

/**
 * One person's commands on one showtime happen one after the other (DOMAIN 3.8, first lock).
 * Held until the transaction ends.
 */
export async function lockPersonAndShowtime(tx: Tx, userId: string, showtimeId: string) {
  const key = `${userId}/${showtimeId}`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}
