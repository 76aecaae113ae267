import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paths, safeNext } from "@/lib/web/paths";

describe("a page to go on to after signing in", () => {
  test.each([
    "/",
    "/bookings",
    "/bookings?page=2",
    "/showtimes/sht_1?seats=a,b",
    "/movies/d%C3%BCne",
  ])("%s is kept", (next) => expect(safeNext(next)).toBe(next));

  test.each([
    null,
    undefined,
    "",
    "bookings",
    "//evil.example",
    "/\\evil.example",
    "/\\/evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/\n/evil.example",
    " /bookings",
    "/a\\b",
  ])("%j leads home", (next) => expect(safeNext(next)).toBe("/"));

  test("whatever is asked for, it stays on this site", () => {
    const wish = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.string().map((text) => `/${text}`),
      fc
        .constantFrom("/", "//", "/\\", "/..//", "/.//")
        .chain((start) => fc.domain().map((host) => `${start}${host}`)),
    );
    fc.assert(
      fc.property(wish, (next) => {
        const to = safeNext(next);
        expect(new URL(to, "https://matinee.example").host).toBe("matinee.example");
        expect(to.startsWith("//")).toBe(false);
      }),
    );
  });
});

test("what is not asked for is left out of a URL, and the rest is escaped", () => {
  expect(paths.movies()).toBe("/movies");
  expect(paths.movies({ city: "", q: undefined })).toBe("/movies");
  expect(paths.movies({ q: "a&b=c", page: 2 })).toBe("/movies?q=a%26b%3Dc&page=2");
  expect(paths.signIn({ next: "/bookings?page=2" })).toBe("/sign-in?next=%2Fbookings%3Fpage%3D2");
});

test("Stripe's placeholder is left as it is in the address to return to", () => {
  expect(paths.checkoutReturn("{CHECKOUT_SESSION_ID}")).toBe(
    "/checkout/return?session_id={CHECKOUT_SESSION_ID}",
  );
});
