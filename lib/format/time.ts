import type { Day } from "@/lib/domain/time";

/** "7:30 PM" on the wall of the theater. */
export function formatTime(zone: string, at: Date, locale = "en"): string {
  return at.toLocaleTimeString(locale, { timeZone: zone, hour: "numeric", minute: "2-digit" });
}

/** "Sat 21 Nov" in the theater's zone. */
export function formatDate(zone: string, at: Date, locale = "en"): string {
  return at.toLocaleDateString(toDayFirst(locale), {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
  });
}

/** "Saturday, 21 November 2026" in the theater's zone. */
export function formatLongDate(zone: string, at: Date, locale = "en"): string {
  return at.toLocaleDateString(toDayFirst(locale), {
    timeZone: zone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
}

/** A calendar day in parts, for day strips: "Sat", "21", "Nov". */
export function formatDayParts(day: Day, locale = "en") {
  const at = new Date(`${day}T00:00:00Z`);
  const part = (options: Intl.DateTimeFormatOptions) =>
    at.toLocaleDateString(toDayFirst(locale), { ...options, timeZone: "UTC" });
  return {
    weekday: part({ weekday: "short" }),
    date: part({ day: "numeric" }),
    month: part({ month: "short" }),
    full: part({ weekday: "long", day: "numeric", month: "long" }),
  };
}

/** "2 h 11 min". */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours} h` : "", rest > 0 || hours === 0 ? `${rest} min` : ""]
    .filter(Boolean)
    .join(" ");
}

/** "9:05": what is left of a clock, never below zero. */
export function formatCountdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function toDayFirst(locale: string): string {
  return locale === "en" ? "en-GB" : locale;
}
