import { describe, expect, test } from "vitest";
import { ID_PREFIX, isId, toReference } from "@/lib/domain/id";
import { newId, newReference } from "@/lib/services/tokens";

describe("an id says what it is of", () => {
  test.each<[text: string, isBooking: boolean]>([
    ["bkg_01jabc", true],
    ["bkg_A-z_09", true],
    [`bkg_${"x".repeat(80)}`, true],
    [`bkg_${"x".repeat(81)}`, false],
    ["bkg_", false],
    ["bkg", false],
    ["", false],
    ["tkt_01jabc", false],
    ["BKG_01jabc", false],
    ["xbkg_01jabc", false],
    ["bkg_01j abc", false],
    ["bkg_01jabc\n", false],
    ["bkg_../../etc", false],
    ["bkg_1'; drop table bookings", false],
  ])("%j is the id of a booking: %s", (text, isBooking) => {
    expect(isId("booking", text)).toBe(isBooking);
  });

  test("every kind has a prefix of three letters of its own", () => {
    const prefixes = Object.values(ID_PREFIX);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(prefixes.filter((prefix) => !/^[a-z]{3}$/.test(prefix))).toEqual([]);
  });

  test.each(Object.keys(ID_PREFIX) as (keyof typeof ID_PREFIX)[])(
    "a new id of a %s is one, and of nothing else",
    (kind) => {
      const id = newId(kind);
      const kinds = Object.keys(ID_PREFIX) as (keyof typeof ID_PREFIX)[];
      expect(kinds.filter((other) => isId(other, id))).toEqual([kind]);
    },
  );
});

describe("a booking reference", () => {
  const letters = listLetters();

  test("is two groups of five that are the same for the same random bytes", () => {
    const bytes = Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(toReference(bytes)).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/);
    expect(toReference(bytes)).toBe(toReference(bytes));
  });

  test("spells no word: it has no vowel", () => {
    expect(letters.filter((letter) => "AEIOU".includes(letter))).toEqual([]);
  });

  test.each(["0O", "0Q", "0D", "1I", "1L", "2Z", "7Z", "5S", "8B", "UV"])(
    "never has both of %s, which are read for each other",
    (pair) => expect(letters.filter((letter) => pair.includes(letter)).length).toBeLessThan(2),
  );

  test("is one of so many that a million a day meet about once in eighty days", () => {
    const all = letters.length ** 10;
    const meetingsPerDay = 1_000_000 ** 2 / 2 / all;
    expect(meetingsPerDay).toBeLessThan(1 / 80);
  });

  test("uses every letter about as often: no letter leads by more than a tenth", () => {
    const counts = letters.map((letter) => listBytes().filter((byte) => letterOf(byte) === letter));
    const [least, most] = [Math.min, Math.max].map((pick) => pick(...counts.map((c) => c.length)));
    expect(most! / least!).toBeLessThanOrEqual(1.1 + Number.EPSILON);
  });

  test("is not the same twice in a hundred thousand", () => {
    const made = new Set(Array.from({ length: 100_000 }, newReference));
    expect(made.size).toBe(100_000);
  });

  function listLetters(): string[] {
    return [...new Set(listBytes().map(letterOf))];
  }
});

function listBytes(): number[] {
  return Array.from({ length: 256 }, (_, byte) => byte);
}

function letterOf(byte: number): string {
  return toReference(new Uint8Array(10).fill(byte)).charAt(0);
}
