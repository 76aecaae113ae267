import { Prisma } from "./generated/client";

/** The database could not serve this now; the same request later may pass. Becomes a 503. */
export class BusyError extends Error {
  override readonly name = "BusyError";
}

const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";
const LOCK_TIMEOUT = "55P03";
const UNIQUE_VIOLATION = "23505";

/** The whole transaction may be repeated: nothing of it happened, and a reference is drawn anew. */
export function isWorthRepeating(error: unknown): boolean {
  return (
    hasPrismaCode(error, "P2034") ||
    hasSqlState(error, [SERIALIZATION_FAILURE, DEADLOCK]) ||
    isUniqueViolation(error, "bookings_reference_key")
  );
}

/** No connection in time, or a lock not granted in time. */
export function isBusy(error: unknown): boolean {
  return (
    hasPrismaCode(error, "P2028") ||
    hasPrismaCode(error, "P2024") ||
    hasSqlState(error, [LOCK_TIMEOUT])
  );
}

/** A unique law said no; `law` narrows it to one index or constraint by name or column. */
export function isUniqueViolation(error: unknown, law?: string): boolean {
  const isUnique = hasPrismaCode(error, "P2002") || hasSqlState(error, [UNIQUE_VIOLATION]);
  return isUnique && (law === undefined || describe(error).includes(law));
}

function hasPrismaCode(error: unknown, code: string): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === code;
}

function hasSqlState(error: unknown, states: readonly string[]): boolean {
  const text = describe(error);
  return states.some((state) => text.includes(state));
}

/** Driver errors reach us inside Prisma's own: their code and constraint are in meta or message. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const meta = "meta" in error ? JSON.stringify(error.meta) : "";
  const cause = error.cause === undefined ? "" : JSON.stringify(error.cause);
  return `${error.message} ${meta} ${cause}`;
}
