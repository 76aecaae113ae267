import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toCalendarFile } from "@/lib/format/calendar";

const BOOKING = {
  id: "bkg_1",
  version: 2,
  reference: "BCDFG-23467",
  movieTitle: "Rain in June",
  theaterName: "Lantern House",
  theaterAddress: "14 Almeida Lane, Bandra West",
  screenName: "Hall 2",
  startsAt: new Date("2026-11-21T14:00:00Z"),
  endsAt: new Date("2026-11-21T15:40:00Z"),
  confirmedAt: new Date("2026-11-20T09:08:07.654Z"),
  seats: [
    { row: "F", number: 7 },
    { row: "F", number: 8 },
  ],
};

test("a booking is one event with its movie, place, seats and reference, in UTC", () => {
  expect(unfold(toCalendarFile(BOOKING))).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Matinee//Tickets//EN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    "UID:bkg_1@matinee",
    "SEQUENCE:2",
    "DTSTAMP:20261120T090807Z",
    "DTSTART:20261121T140000Z",
    "DTEND:20261121T154000Z",
    "SUMMARY:Rain in June",
    "LOCATION:Lantern House\\, 14 Almeida Lane\\, Bandra West",
    "DESCRIPTION:Hall 2\\, seats F7 and F8. Booking BCDFG-23467.",
    "END:VEVENT",
    "END:VCALENDAR",
  ]);
});

test("a booking that is not CONFIRMED is stamped with its start, so that the file stays the same", () => {
  const file = toCalendarFile({ ...BOOKING, confirmedAt: null });
  expect(unfold(file)).toContain("DTSTAMP:20261121T140000Z");
  expect(toCalendarFile({ ...BOOKING, confirmedAt: null })).toBe(file);
});

describe("marks with a meaning of their own are escaped", () => {
  test.each<[title: string, written: string]>([
    ["Rain, June", "Rain\\, June"],
    ["Rain; June", "Rain\\; June"],
    ["Rain\\June", "Rain\\\\June"],
    ["Rain\nJune", "Rain\\nJune"],
    ["Rain\r\nJune", "Rain\\nJune"],
    ["Rain\rJune", "Rain\\nJune"],
    ["Rain: June", "Rain: June"],
    ["\\n", "\\\\n"],
    ['"Rain"', '"Rain"'],
  ])("%j is written %j", (movieTitle, written) => {
    expect(unfold(toCalendarFile({ ...BOOKING, movieTitle }))).toContain(`SUMMARY:${written}`);
  });

  test("no title starts a line of its own", () => {
    const movieTitle = "Rain\r\nEND:VEVENT\rATTENDEE:mailto:a@example.test\nX:1";
    const names = unfold(toCalendarFile({ ...BOOKING, movieTitle })).map((l) => l.split(":")[0]);
    const usual = unfold(toCalendarFile(BOOKING)).map((line) => line.split(":")[0]);
    expect(names).toEqual(usual);
  });
});

describe("long lines are folded", () => {
  test.each([
    ["letters", "A".repeat(300)],
    ["Devanagari", "दिलवाले दुल्हनिया ले जायेंगे और फिर मानसून की एक लंबी रात में हम मिले ".repeat(4)],
    ["pictures of four bytes", "🎬🍿🎟️".repeat(30)],
    ["exactly one line", "A".repeat(75 - "SUMMARY:".length)],
    ["one byte more", "A".repeat(76 - "SUMMARY:".length)],
  ])("with %s no line has more than 75 bytes, and nothing is lost", (_what, movieTitle) => {
    const file = toCalendarFile({ ...BOOKING, movieTitle });
    expect(longestOf(file)).toBeLessThanOrEqual(75);
    expect(unfold(file)).toContain(`SUMMARY:${movieTitle}`);
  });

  test("whatever the text, lines end with CR LF and no letter is cut in two", () => {
    const letters = fc.string({ unit: "binary", minLength: 0, maxLength: 200 });
    fc.assert(
      fc.property(letters, letters, (movieTitle, theaterAddress) => {
        const file = toCalendarFile({ ...BOOKING, movieTitle, theaterAddress });
        expect(longestOf(file)).toBeLessThanOrEqual(75);
        expect(file.endsWith("\r\n")).toBe(true);
        expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        expect(Buffer.from(file).toString()).toBe(file);
        expect(unfold(file)).toHaveLength(15);
      }),
    );
  });
});

function unfold(file: string): string[] {
  return file.replaceAll("\r\n ", "").split("\r\n").slice(0, -1);
}

function longestOf(file: string): number {
  return Math.max(...file.split("\r\n").map((line) => Buffer.byteLength(line)));
}
