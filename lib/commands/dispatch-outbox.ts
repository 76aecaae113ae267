import { db } from "@/lib/db/client";
import { SECOND_MS, shift } from "@/lib/domain/time";
import { sendEvents } from "@/lib/services/events";
import { log } from "@/lib/services/log";

const MOST_AT_ONCE = 100;
/** A sweep leaves rows this young to the reply that is about to send them. */
const SWEEP_AGE_MS = 5 * SECOND_MS;

/**
 * Sends waiting outbox rows to the job engine, oldest first, and marks them sent. Called after a
 * reply and by the sweep. If the engine is away the rows wait; a repeat has the same event ids.
 */
export async function dispatchOutbox({
  now,
  isSweep = false,
}: {
  now: Date;
  isSweep?: boolean;
}): Promise<number> {
  const rows = await db().outboxMessage.findMany({
    where: { sentAt: null, ...(isSweep ? { createdAt: { lte: shift(now, -SWEEP_AGE_MS) } } : {}) },
    orderBy: { createdAt: "asc" },
    take: MOST_AT_ONCE,
  });
  if (rows.length === 0) return 0;
  const ids = rows.map((row) => row.id);
  try {
    await sendEvents(
      rows.map(({ id, name, payload }) => ({
        id,
        name,
        payload: payload as Record<string, string>,
      })),
    );
  } catch (error) {
    log("warn", "outbox.waiting", {
      count: rows.length,
      reason: error instanceof Error ? error.name : "unknown",
    });
    await db().outboxMessage.updateMany({
      where: { id: { in: ids } },
      data: { tries: { increment: 1 } },
    });
    return 0;
  }
  await db().outboxMessage.updateMany({
    where: { id: { in: ids }, sentAt: null },
    data: { sentAt: now },
  });
  return rows.length;
}
