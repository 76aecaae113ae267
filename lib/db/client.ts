import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { PrismaClient } from "./generated/client";

/** Next reloads modules while developing; one pool per process must survive that. */
const kept = globalThis as typeof globalThis & { matineeDatabase?: PrismaClient };

/** The one client of this process, opened at first use. */
export function db(): PrismaClient {
  return (kept.matineeDatabase ??= openClient());
}

function openClient(): PrismaClient {
  const { url, poolSize } = env().database;
  const adapter = new PrismaPg({
    connectionString: url,
    max: poolSize,
    application_name: "matinee",
    // A statement that waits for a lock longer than this becomes "busy" instead of a hanging page.
    options:
      "-c timezone=UTC -c lock_timeout=10000 -c statement_timeout=20000 -c idle_in_transaction_session_timeout=30000",
  });
  return new PrismaClient({ adapter });
}
