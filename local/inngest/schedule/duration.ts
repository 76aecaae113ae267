const UNITS: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Milliseconds of "2h30m10s", "10 s" or "1d"; null for anything else. */
export function parseDuration(text: string): number | null {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(ms|[smhdw])/g)];
  const read = parts.map(([whole]) => whole).join("");
  if (read.replace(/\s/g, "") !== text.replace(/\s/g, "")) return null;
  return parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ""] ?? 0),
    0,
  );
}

/** The instant meant by a duration from `now`, or by an ISO date. */
export function parseInstant(text: string, now: number): number | null {
  const duration = parseDuration(text);
  if (duration !== null) return now + duration;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}

/** A duration from a configuration; an unreadable one counts as none. */
export function durationOr(text: string | undefined, fallback: number): number {
  return text === undefined ? fallback : (parseDuration(text) ?? fallback);
}
