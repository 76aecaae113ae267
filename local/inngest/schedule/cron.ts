// Five-field cron, optionally after `TZ=Area/City`. Local time is read through Intl, minute by minute,
// so that daylight saving needs no rule of its own.

export interface Cron {
  /** The next whole minute after `now` that fits, or null within four years. */
  next(now: number): number | null;
}

const MINUTE = 60_000;
const DAYS_AHEAD = 4 * 366;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const WEEKDAYS = "sun mon tue wed thu fri sat".split(" ");
const NICKNAMES: Record<string, string> = {
  "@yearly": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@hourly": "0 * * * *",
};

/** Throws with the reason when the text is no cron expression. */
export function parseCron(text: string): Cron {
  const zoned = /^(?:CRON_)?TZ=(\S+)\s+(.*)$/.exec(text.trim());
  const zone = zoned?.[1] ?? "UTC";
  const expression = zoned?.[2] ?? text.trim();
  const fields = (NICKNAMES[expression] ?? expression).split(/\s+/);
  if (fields.length !== 5) throw new Error(`Cron "${text}" has ${fields.length} fields, not 5.`);
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = fields;
  const minutes = parseField(minute, 0, 59);
  const hours = parseField(hour, 0, 23);
  const days = parseField(day, 1, 31);
  const months = parseField(month, 1, 12, MONTHS, 1);
  const weekdays = parseField(weekday, 0, 7, WEEKDAYS, 0);
  if (weekdays.has(7)) weekdays.add(0);
  const local = clockIn(zone);
  const dayFits = (at: LocalTime) => {
    const byDate = days.has(at.day);
    const byWeekday = weekdays.has(at.weekday);
    // When both are restricted, either is enough: as cron always did.
    return day !== "*" && weekday !== "*" ? byDate || byWeekday : byDate && byWeekday;
  };
  return {
    next(now) {
      let at = Math.floor(now / MINUTE) * MINUTE + MINUTE;
      const end = at + DAYS_AHEAD * 1440 * MINUTE;
      while (at < end) {
        const time = local(at);
        if (!months.has(time.month) || !dayFits(time)) {
          // To the next local hour: never over a midnight, whatever the offset.
          at += (60 - time.minute) * MINUTE;
        } else if (!hours.has(time.hour)) at += (60 - time.minute) * MINUTE;
        else if (!minutes.has(time.minute)) at += MINUTE;
        else return at;
      }
      return null;
    },
  };
}

interface LocalTime {
  minute: number;
  hour: number;
  day: number;
  month: number;
  weekday: number;
}

function clockIn(timeZone: string): (at: number) => LocalTime {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    minute: "numeric",
    hour: "numeric",
    day: "numeric",
    month: "numeric",
    weekday: "short",
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
    return {
      minute: Number(parts.get("minute")),
      hour: Number(parts.get("hour")),
      day: Number(parts.get("day")),
      month: Number(parts.get("month")),
      weekday: WEEKDAYS.indexOf((parts.get("weekday") ?? "").toLowerCase()),
    };
  };
}

function parseField(
  text: string,
  low: number,
  high: number,
  names: readonly string[] = [],
  firstName = 0,
): Set<number> {
  const toNumber = (part: string): number => {
    const named = names.indexOf(part.toLowerCase());
    const value = named >= 0 ? named + firstName : Number(part);
    if (part === "" || !Number.isInteger(value) || value < low || value > high) {
      throw new Error(`Cron field "${text}" is not within ${low}-${high}.`);
    }
    return value;
  };
  const values = new Set<number>();
  for (const item of text.split(",")) {
    const [range = "", stepText] = item.split("/");
    const step = stepText === undefined ? 1 : Number(stepText);
    if (!Number.isInteger(step) || step < 1) throw new Error(`Cron step "${item}" is not whole.`);
    const [from = "", to] = range === "*" ? [String(low), String(high)] : range.split("-");
    const start = toNumber(from);
    const end = to !== undefined ? toNumber(to) : stepText === undefined ? start : high;
    for (let value = start; value <= end; value += step) values.add(value);
  }
  return values;
}
