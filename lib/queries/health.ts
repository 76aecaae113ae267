import { db } from "@/lib/db/client";

export interface HealthView {
  readonly isUp: boolean;
  /** Messages the job engine has not taken yet; null when nobody knows. */
  readonly outboxWaiting: number | null;
}

/** Whether PostgreSQL answers, and how much waits for the job engine. */
export async function checkHealth(): Promise<HealthView> {
  try {
    return {
      isUp: true,
      outboxWaiting: await db().outboxMessage.count({ where: { sentAt: null } }),
    };
  } catch {
    return { isUp: false, outboxWaiting: null };
  }
}
