/** A calendar day, `YYYY-MM-DD`, in some theater's zone. */
export type Day = string;

/** Milliseconds in the units rules are written in, so that no rule multiplies by hand. */
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** `at` moved by `ms` milliseconds (negative: earlier). */
export function shift(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}

/** The earlier of two instants. */
export function earlier(a: Date, b: Date): Date {
  return a.getTime() <= b.getTime() ? a : b;
}

/** The later of two instants. */
export function later(a: Date, b: Date): Date {
  return a.getTime() >= b.getTime() ? a : b;
}

/** The calendar day of an instant in an IANA zone. */
export function dayIn(zone: string, at: Date): Day {
  const parts = partsIn(zone, at);
  return `${pad(parts.year, 4)}-${pad(parts.month, 2)}-${pad(parts.day, 2)}`;
}

/** Minutes since local midnight (0-1439) of an instant in an IANA zone. */
export function minuteOfDayIn(zone: string, at: Date): number {
  const parts = partsIn(zone, at);
  return parts.hour * 60 + parts.minute;
}

/** 0 (Sunday) to 6 of a calendar day. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The day `count` days after `day`. */
export function addDays(day: Day, count: number): Day {
  return shift(new Date(`${day}T00:00:00Z`), count * DAY_MS)
    .toISOString()
    .slice(0, 10);
}

/**
 * The instant at which a wall clock in `zone` shows `minute` minutes after midnight of `day`.
 * A wall time skipped by a spring change maps to the same distance after it; one that occurs
 * twice in autumn maps to the first.
 */
export function instantIn(zone: string, day: Day, minute: number): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS;
  const before = offsetAt(zone, new Date(wall - 24 * HOUR_MS));
  const first = new Date(wall - before);
  if (wallOf(zone, first) === wall) return first;
  const second = new Date(wall - offsetAt(zone, first));
  return wallOf(zone, second) === wall ? second : first;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function partsIn(zone: string, at: Date) {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formatters.set(zone, formatter);
  }
  const found = new Map(formatter.formatToParts(at).map((part) => [part.type, Number(part.value)]));
  const read = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? 0;
  return {
    year: read("year"),
    month: read("month"),
    day: read("day"),
    hour: read("hour"),
    minute: read("minute"),
    second: read("second"),
  };
}

function wallOf(zone: string, at: Date): number {
  const p = partsIn(zone, at);
  return Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second);
}

function offsetAt(zone: string, at: Date): number {
  return wallOf(zone, at) - Math.floor(at.getTime() / SECOND_MS) * SECOND_MS;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
