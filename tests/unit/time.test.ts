import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  DAY_MS,
  dayIn,
  earlier,
  HOUR_MS,
  instantIn,
  later,
  MINUTE_MS,
  minuteOfDayIn,
  shift,
  weekdayOf,
  type Day,
} from "@/lib/domain/time";

const ZONES = [
  "Asia/Kolkata",
  "Europe/London",
  "America/New_York",
  "Australia/Lord_Howe",
  "America/Santiago",
  "Pacific/Chatham",
  "UTC",
] as const;

describe("an instant is read on the theater's wall", () => {
  test.each<[zone: string, at: string, day: Day, clock: string]>([
    ["Asia/Kolkata", "2026-11-21T14:00:00Z", "2026-11-21", "19:30"],
    ["Asia/Kolkata", "2026-11-21T18:29:59Z", "2026-11-21", "23:59"],
    ["Asia/Kolkata", "2026-11-21T18:30:00Z", "2026-11-22", "00:00"],
    ["America/New_York", "2026-11-21T04:59:00Z", "2026-11-20", "23:59"],
    ["America/New_York", "2027-01-01T05:00:00Z", "2027-01-01", "00:00"],
    ["Europe/London", "2026-03-29T00:59:00Z", "2026-03-29", "00:59"],
    ["Europe/London", "2026-03-29T01:00:00Z", "2026-03-29", "02:00"],
    ["Europe/London", "2026-10-25T00:59:00Z", "2026-10-25", "01:59"],
    ["Europe/London", "2026-10-25T01:00:00Z", "2026-10-25", "01:00"],
    ["Australia/Lord_Howe", "2026-10-03T15:29:00Z", "2026-10-04", "01:59"],
    ["Australia/Lord_Howe", "2026-10-03T15:30:00Z", "2026-10-04", "02:30"],
  ])("in %s %s is %s, %s", (zone, at, day, clock) => {
    expect(dayIn(zone, new Date(at))).toBe(day);
    expect(toClock(minuteOfDayIn(zone, new Date(at)))).toBe(clock);
  });
});

describe("a time on the theater's wall is one instant", () => {
  test.each<[zone: string, day: Day, clock: string, at: string]>([
    ["Asia/Kolkata", "2026-11-21", "19:30", "2026-11-21T14:00:00Z"],
    ["Asia/Kolkata", "2026-11-21", "25:15", "2026-11-21T19:45:00Z"],
    ["Europe/London", "2026-03-28", "20:00", "2026-03-28T20:00:00Z"],
    ["Europe/London", "2026-03-29", "00:00", "2026-03-29T00:00:00Z"],
    ["Europe/London", "2026-03-29", "20:00", "2026-03-29T19:00:00Z"],
    ["Europe/London", "2026-10-25", "00:00", "2026-10-24T23:00:00Z"],
    ["Europe/London", "2026-10-25", "20:00", "2026-10-25T20:00:00Z"],
    ["America/New_York", "2026-03-08", "14:00", "2026-03-08T18:00:00Z"],
    ["America/New_York", "2026-11-01", "14:00", "2026-11-01T19:00:00Z"],
    ["Australia/Lord_Howe", "2026-04-05", "14:00", "2026-04-05T03:30:00Z"],
    ["Australia/Lord_Howe", "2026-10-04", "14:00", "2026-10-04T03:00:00Z"],
  ])("in %s %s, %s is %s", (zone, day, clock, at) => {
    expect(instantIn(zone, day, toMinute(clock))).toEqual(new Date(at));
  });

  test.each<[zone: string, day: Day, clock: string, at: string]>([
    ["Europe/London", "2026-03-29", "01:30", "2026-03-29T01:30:00Z"],
    ["America/New_York", "2026-03-08", "02:15", "2026-03-08T07:15:00Z"],
    ["Australia/Lord_Howe", "2026-10-04", "02:10", "2026-10-03T15:40:00Z"],
    ["America/Santiago", "2026-09-06", "00:00", "2026-09-06T04:00:00Z"],
  ])(
    "a time skipped in %s on %s, %s, lies as far behind the change: %s",
    (zone, day, clock, at) => {
      expect(instantIn(zone, day, toMinute(clock))).toEqual(new Date(at));
    },
  );

  test.each<[zone: string, day: Day, clock: string, at: string]>([
    ["Europe/London", "2026-10-25", "01:30", "2026-10-25T00:30:00Z"],
    ["America/New_York", "2026-11-01", "01:15", "2026-11-01T05:15:00Z"],
    ["Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45:00Z"],
  ])("a time that comes twice in %s on %s, %s, is the first: %s", (zone, day, clock, at) => {
    expect(instantIn(zone, day, toMinute(clock))).toEqual(new Date(at));
  });
});

describe("on every day on which a clock changes", () => {
  const changes = ZONES.flatMap((zone) => listChangeDays(zone).map((day) => [zone, day] as const));

  test("there are two of them a year in each zone with summer time", () => {
    const count = (zone: string) => changes.filter(([changed]) => changed === zone).length;
    expect(ZONES.map(count)).toEqual([0, 2, 2, 2, 2, 2, 0]);
  });

  test.each(changes)(
    "in %s on %s each showtime is there once, in order, at its hour",
    (zone, day) => {
      const quarters = Array.from({ length: 96 }, (_, at) => at * 15);
      const walls = quarters.map((minute) => ({
        planned: instantIn(zone, day, minute),
        showings: showingsOf(zone, day, minute),
      }));
      const shown = walls.filter(({ showings }) => showings.length > 0);
      expect(shown.map(({ planned }) => planned)).toEqual(shown.map(({ showings }) => showings[0]));
      const order = shown.map(({ planned }) => planned.getTime());
      expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
      const skipped = walls.filter(({ showings }) => showings.length === 0);
      for (const { planned } of skipped) expect(dayIn(zone, planned)).toBe(day);
      expect(skipped.length).toBeLessThanOrEqual(4);
    },
  );
});

describe("there and back again", () => {
  test("an instant comes back from its day and minute, or the same reading comes earlier", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instants(), (zone, at) => {
        const [day, minute] = [dayIn(zone, at), minuteOfDayIn(zone, at)];
        const back = instantIn(zone, day, minute);
        expect(dayIn(zone, back)).toBe(day);
        expect(minuteOfDayIn(zone, back)).toBe(minute);
        if (back.getTime() !== at.getTime())
          expect(showingsOf(zone, day, minute)).toEqual([back, at]);
      }),
      { numRuns: 200 },
    );
  });

  test("a day and minute come back from their instant, unless the clock skips them", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instants(), fc.nat(1_439), (zone, near, minute) => {
        const day = dayIn(zone, near);
        const at = instantIn(zone, day, minute);
        const isShown = dayIn(zone, at) === day && minuteOfDayIn(zone, at) === minute;
        expect(isShown).toBe(showingsOf(zone, day, minute).length > 0);
      }),
      { numRuns: 200 },
    );
  });
});

describe("calendar days and instants", () => {
  test.each<[day: Day, count: number, result: Day]>([
    ["2026-11-21", 1, "2026-11-22"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2026-03-28", 2, "2026-03-30"],
    ["2026-11-21", 0, "2026-11-21"],
  ])("%s and %i days is %s", (day, count, result) => expect(addDays(day, count)).toBe(result));

  test.each<[day: Day, weekday: number]>([
    ["2026-11-22", 0],
    ["2026-11-25", 3],
    ["2026-11-21", 6],
    ["2028-02-29", 2],
  ])("%s is weekday %i", (day, weekday) => expect(weekdayOf(day)).toBe(weekday));

  test("of two instants one is earlier, the other later, and moving does not change the old one", () => {
    const noon = new Date("2026-11-21T12:00:00Z");
    const one = shift(noon, HOUR_MS);
    expect(noon).toEqual(new Date("2026-11-21T12:00:00Z"));
    expect([earlier(noon, one), earlier(one, noon)]).toEqual([noon, noon]);
    expect([later(noon, one), later(one, noon)]).toEqual([one, one]);
    expect(shift(one, -HOUR_MS)).toEqual(noon);
  });
});

function instants(): fc.Arbitrary<Date> {
  const [from, until] = [Date.parse("2025-01-01T00:00:00Z"), Date.parse("2035-01-01T00:00:00Z")];
  const minutes = fc.integer({ min: from / MINUTE_MS, max: until / MINUTE_MS });
  return minutes.map((minute) => new Date(minute * MINUTE_MS));
}

/** All instants at which a wall in the zone shows this, found without `instantIn`, by every offset. */
function showingsOf(zone: string, day: Day, minute: number): Date[] {
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS;
  const offsets = Array.from({ length: 4 * 28 + 1 }, (_, at) => (14 * 4 - at) * 15 * MINUTE_MS);
  return offsets
    .map((offset) => new Date(wall - offset))
    .filter((at) => dayIn(zone, at) === day && minuteOfDayIn(zone, at) === minute);
}

/** The days of 2026 that do not last 24 hours, found without `instantIn`. */
function listChangeDays(zone: string): Day[] {
  const days = Array.from({ length: 365 }, (_, at) => addDays("2026-01-01", at));
  const noon = (day: Day) => minuteOfDayIn(zone, new Date(`${day}T12:00:00Z`));
  const after = days.filter((day) => noon(day) !== noon(addDays(day, -1)));
  // Noon in UTC may lie on the next local day: look for the day whose two ends differ.
  return after.flatMap((day) =>
    [addDays(day, -1), day, addDays(day, 1)].filter((near) => lengthOf(zone, near) !== DAY_MS),
  );
}

function lengthOf(zone: string, day: Day): number {
  const from = Date.parse(`${day}T00:00:00Z`) - 15 * HOUR_MS;
  const quarters = Array.from({ length: 54 * 4 }, (_, at) => new Date(from + at * 15 * MINUTE_MS));
  return quarters.filter((at) => dayIn(zone, at) === day).length * 15 * MINUTE_MS;
}

function toClock(minute: number): string {
  const two = (count: number) => String(count).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function toMinute(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
