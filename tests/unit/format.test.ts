import { describe, expect, test } from "vitest";
import { formatMoney } from "@/lib/format/money";
import { formatSeat, formatSeatCount, formatSeats } from "@/lib/format/seats";
import {
  formatCountdown,
  formatDate,
  formatDayParts,
  formatLongDate,
  formatMinutes,
  formatTime,
} from "@/lib/format/time";

describe("money is written the way its readers write it", () => {
  test.each<[minor: number, currency: string, locale: string, text: string]>([
    [50_740, "INR", "en", "₹507.40"],
    [0, "INR", "en", "₹0.00"],
    [5, "INR", "en", "₹0.05"],
    [12_345_600, "INR", "en", "₹1,23,456.00"],
    [1_234_567_890, "INR", "en", "₹1,23,45,678.90"],
    [12_345_600, "INR", "hi", "₹1,23,456.00"],
    [12_345_600, "INR", "en-GB", "₹123,456.00"],
    [950, "GBP", "en", "£9.50"],
    [12_345_678, "GBP", "en", "£123,456.78"],
    [1_200, "JPY", "en", "¥1,200"],
    [5_341, "JPY", "en", "¥5,341"],
    [1, "JPY", "en", "¥1"],
    [1_950, "USD", "en", "$19.50"],
    [123_456, "EUR", "de", "1.234,56 €"],
    [1_500, "KWD", "en", "KWD 1.500"],
  ])("%i of %s in %s is %s", (minor, currency, locale, text) => {
    expect(plain(formatMoney({ minor, currency }, locale))).toBe(text);
  });

  test("without a language it is English", () => {
    expect(formatMoney({ minor: 50_740, currency: "INR" })).toBe("₹507.40");
  });
});

describe("times are those on the theater's wall", () => {
  const evening = new Date("2026-11-21T20:05:00Z");

  test.each<[zone: string, time: string, date: string, longDate: string]>([
    ["Asia/Kolkata", "1:35 AM", "Sun 22 Nov", "Sunday 22 November 2026"],
    ["Europe/London", "8:05 PM", "Sat 21 Nov", "Saturday 21 November 2026"],
    ["America/New_York", "3:05 PM", "Sat 21 Nov", "Saturday 21 November 2026"],
    ["Pacific/Auckland", "9:05 AM", "Sun 22 Nov", "Sunday 22 November 2026"],
  ])("in %s it is %s on %s", (zone, time, date, longDate) => {
    expect(plain(formatTime(zone, evening))).toBe(time);
    expect(plain(formatDate(zone, evening)).replace(",", "")).toBe(date);
    expect(plain(formatLongDate(zone, evening)).replace(",", "")).toBe(longDate);
  });

  test.each<[at: string, time: string]>([
    ["2026-03-29T00:59:00Z", "12:59 AM"],
    ["2026-03-29T01:00:00Z", "2:00 AM"],
    ["2026-10-25T00:30:00Z", "1:30 AM"],
    ["2026-10-25T01:30:00Z", "1:30 AM"],
    ["2026-06-21T11:00:00Z", "12:00 PM"],
    ["2026-06-20T23:00:00Z", "12:00 AM"],
  ])("in London %s is %s", (at, time) => {
    expect(plain(formatTime("Europe/London", new Date(at)))).toBe(time);
  });

  test("another language has its own clock and order", () => {
    expect(formatTime("Europe/London", evening, "de")).toBe("20:05");
    expect(formatLongDate("Europe/London", evening, "de")).toBe("Samstag, 21. November 2026");
  });

  test("a calendar day in parts is that day, whatever the zone of the machine", () => {
    const { full, ...parts } = formatDayParts("2026-11-21");
    expect(parts).toEqual({ weekday: "Sat", date: "21", month: "Nov" });
    expect(full.replace(",", "")).toBe("Saturday 21 November");
  });
});

describe("lengths of time", () => {
  test.each<[minutes: number, text: string]>([
    [131, "2 h 11 min"],
    [120, "2 h"],
    [45, "45 min"],
    [60, "1 h"],
    [61, "1 h 1 min"],
    [0, "0 min"],
  ])("%i minutes are %s", (minutes, text) => expect(formatMinutes(minutes)).toBe(text));

  test.each<[leftMs: number, text: string]>([
    [600_000, "10:00"],
    [545_000, "9:05"],
    [544_001, "9:05"],
    [59_000, "0:59"],
    [1, "0:01"],
    [0, "0:00"],
    [-5_000, "0:00"],
    [3_900_000, "65:00"],
  ])("%i ms on a clock are %s", (leftMs, text) => expect(formatCountdown(leftMs)).toBe(text));
});

describe("seats by row and number", () => {
  const seats = (...names: [string, number][]) => names.map(([row, number]) => ({ row, number }));

  test.each([
    [seats(["F", 12]), "F12"],
    [seats(["F", 7], ["F", 8]), "F7 and F8"],
    [seats(["F", 7], ["F", 8], ["G", 1]), "F7, F8 and G1"],
    [[], ""],
  ])("%j are %j", (list, text) => expect(formatSeats(list)).toBe(text));

  test("another language has its own word for and", () => {
    expect(formatSeats(seats(["F", 7], ["F", 8]), "de")).toBe("F7 und F8");
    expect(formatSeat({ row: "AA", number: 1 })).toBe("AA1");
  });

  test.each([
    [1, "1 seat"],
    [2, "2 seats"],
    [10, "10 seats"],
  ])("%i is %j", (count, text) => expect(formatSeatCount(count)).toBe(text));
});

/** Releases of Unicode's tables differ in which blank they write. */
function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, " ");
}
