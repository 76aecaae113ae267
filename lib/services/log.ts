type Level = "info" | "warn" | "error";

/**
 * One JSON line per event. `facts` are ids and counts, never names, addresses, codes or secrets.
 */
export function log(level: Level, event: string, facts: Readonly<Record<string, unknown>> = {}) {
  const line = JSON.stringify({ at: new Date().toISOString(), level, event, ...facts });
  if (level === "error") console.error(line);
  else if (level === "warn") console.warn(line);
  else console.info(line);
}

/** A fault with its cause, for people who run the system. */
export function logFault(
  event: string,
  error: unknown,
  facts: Readonly<Record<string, unknown>> = {},
) {
  const told =
    error instanceof Error
      ? { message: error.message, stack: error.stack }
      : { message: String(error) };
  const cause =
    error instanceof Error && error.cause instanceof Error ? { cause: error.cause.message } : {};
  log("error", event, { ...facts, ...told, ...cause });
}
