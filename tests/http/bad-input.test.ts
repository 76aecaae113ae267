import { beforeAll, describe, expect, inject, test } from "vitest";
import { db } from "@/lib/db/client";
import { HOUR_MS, MINUTE_MS, shift } from "@/lib/domain/time";
import { now } from "@/lib/services/clock";
import { call, type Call, type Problem } from "@/tests/support/api";
import { expectInvariants } from "@/tests/support/invariants";
import { lookInto, visit } from "@/tests/support/people";
import { makeShowtime, type TestShowtime } from "@/tests/support/world";

const stack = inject("stack");

const LOCK = "/api/bookings/lock-seats";
const JSON_TYPE = { "content-type": "application/json" };
const INJECTION = `'; drop table bookings; -- <script>alert(1)</script>`;

let show: TestShowtime;
let other: TestShowtime;
let buyer: Awaited<ReturnType<typeof visit>>;
let bookingId = "";

beforeAll(async () => {
  await lookInto(stack, inject("stackFolder"));
  show = await makeShowtime(now(), { rows: ["oooooo_oooooo", "oooooo_oooooo", "ooWc_oxoooo"] });
  other = await makeShowtime(now());
  buyer = await visit(stack.app);
  const held = await buyer.api.lock(other.showtimeId, [other.seat("A1"), other.seat("A2")]);
  bookingId = held.body.bookingId;
});

/** Tells what to send once the world is there. */
type Row = readonly [name: string, status: number, code: string, seats: () => unknown];

describe("lock-seats refuses", () => {
  test.each<Row>([
    ["unknown seats", 422, "seats_unknown", () => ["sea_nowhere_A1"]],
    ["another showtime's seats", 422, "seats_unknown", () => [other.seat("A5"), other.seat("A6")]],
    ["a mix of both", 422, "seats_unknown", () => [show.seat("A1"), other.seat("A6")]],
    ["eleven seats", 422, "too_many_seats", () => show.seatIds.slice(0, 11)],
    ["the same seat twice", 422, "seats_repeated", () => [show.seat("A1"), show.seat("A1")]],
    ["no seats", 422, "no_seats", () => []],
    ["a seat not for sale", 422, "seats_not_for_sale", () => [show.seat("C6")]],
    ["a single seat left between", 422, "single_seat_left", () => [show.seat("A2")]],
    ["a companion seat alone", 422, "companion_seat_kept", () => [show.seat("C4")]],
    ["a word instead of a list", 422, "invalid_input", () => show.seat("A1")],
    ["numbers instead of ids", 422, "invalid_input", () => [1, 2]],
    ["null", 422, "invalid_input", () => null],
    ["nothing", 422, "invalid_input", () => undefined],
    ["a hundred and one ids", 422, "invalid_input", () => Array.from({ length: 101 }, () => "sea")],
    ["an id of a thousand letters", 422, "invalid_input", () => ["s".repeat(1_000)]],
    ["an empty id", 422, "invalid_input", () => [""]],
    ["a zero character", 422, "invalid_input", () => ["sea_\0"]],
    ["half a letter", 422, "seats_unknown", () => ["sea_\ud83c"]],
    ["an injection", 422, "seats_unknown", () => [INJECTION]],
    ["a name every object has", 422, "seats_unknown", () => ["__proto__", "constructor"]],
  ])("%s", async (_, status, code, seats) => {
    const json = { showtimeId: show.showtimeId, seatIds: seats() };
    expectProblem(await call(stack.app, LOCK, { token: await newToken(), json }), status, code);
  });

  test("and nothing of all that left a claim or a booking behind", async () => {
    const where = { showtimeId: show.showtimeId };
    expect([await db().seatClaim.count({ where }), await db().booking.count({ where })]).toEqual([
      0, 0,
    ]);
    await expectInvariants(now());
  });
});

describe("a showtime refuses when", () => {
  test("it has started", async () => {
    const started = await makeShowtime(now(), { startsAt: shift(now(), -MINUTE_MS) });
    await expectRefusedHold(started, 409, "showtime_started");
  });

  test("it was cancelled", async () => {
    const cancelled = await makeShowtime(now());
    const data = { state: "CANCELLED", cancelledAt: now() } as const;
    await db().showtime.update({ where: { id: cancelled.showtimeId }, data });
    await expectRefusedHold(cancelled, 409, "showtime_not_on_sale");
  });

  test("it is a draft, which nobody can see either", async () => {
    const draft = await makeShowtime(now(), { startsAt: shift(now(), 9 * HOUR_MS) });
    await db().showtime.update({ where: { id: draft.showtimeId }, data: { state: "DRAFT" } });
    await expectRefusedHold(draft, 404, "showtime_not_found");
    const seats = await call(stack.app, `/api/shows/${draft.showtimeId}/seats`);
    expectProblem(seats, 404, "showtime_not_found");
  });
});

/** What is asked, by whom (true: signed in as somebody else), and what is answered. */
type Case = readonly [
  name: string,
  path: () => string,
  options: Call | (() => Call),
  isSignedIn: boolean,
  status: number,
  code: string,
];

const WITHOUT_TOKEN: readonly Case[] = [
  ["lock-seats", () => LOCK, { json: { showtimeId: "sht_1", seatIds: [] } }, false],
  ["create", () => "/api/bookings/create", () => ({ json: { bookingId } }), false],
  ["initiate", () => "/api/payments/initiate", () => ({ json: { bookingId } }), false],
  ["a booking", () => `/api/bookings/${bookingId}`, {}, false],
  ["cancel", () => `/api/bookings/${bookingId}/cancel`, { json: {} }, false],
  ["extend", () => `/api/bookings/${bookingId}/extend`, { json: {} }, false],
  ["the PDF", () => `/api/bookings/${bookingId}/tickets.pdf`, {}, false],
  ["the calendar", () => `/api/bookings/${bookingId}/calendar.ics`, {}, false],
  ["a made-up token", () => LOCK, { token: "x".repeat(43), json: {} }, false],
  ["another scheme", () => LOCK, { headers: { authorization: "Basic YTpi" }, json: {} }, false],
].map((one) => [...one, 401, "sign_in_required"] as unknown as Case);

const FOREIGN: readonly Case[] = [
  ["create", () => "/api/bookings/create", () => ({ json: { bookingId } })],
  ["initiate", () => "/api/payments/initiate", () => ({ json: { bookingId } })],
  ["read", () => `/api/bookings/${bookingId}`, {}],
  ["cancel", () => `/api/bookings/${bookingId}/cancel`, { json: {} }],
  ["extend", () => `/api/bookings/${bookingId}/extend`, { json: {} }],
  ["the PDF", () => `/api/bookings/${bookingId}/tickets.pdf`, {}],
  ["the calendar", () => `/api/bookings/${bookingId}/calendar.ics`, {}],
  ["an unknown one", () => "/api/bookings/bkg_unknown", {}],
  ["an injected one", () => `/api/bookings/${encodeURIComponent(INJECTION)}`, {}],
  ["an unknown one to pay", () => "/api/payments/initiate", { json: { bookingId: "bkg_0" } }],
].map((one) => [...one, true, 404, "booking_not_found"] as unknown as Case);

const SHAPES: readonly Case[] = [
  ["malformed JSON", LOCK, { raw: "{", headers: JSON_TYPE }, 400, "malformed_json"],
  ["half a word", LOCK, { raw: "nul", headers: JSON_TYPE }, 400, "malformed_json"],
  ["a list for an object", LOCK, { json: [] }, 422, "invalid_input"],
  ["a word for an object", LOCK, { json: "seats" }, 422, "invalid_input"],
  ["no body", LOCK, { method: "POST" }, 422, "invalid_input"],
  ["a form", LOCK, { raw: new URLSearchParams({ a: "b" }) }, 415, "wrong_media_type"],
  [
    "plain text",
    LOCK,
    { raw: "{}", headers: { "content-type": "text/plain" } },
    415,
    "wrong_media_type",
  ],
  ["65 KiB", LOCK, { json: "x".repeat(65 * 1024) }, 413, "too_large"],
  ["many bytes of few letters", LOCK, { json: "🎬".repeat(17 * 1024) }, 413, "too_large"],
  ["a body without end", LOCK, () => ({ raw: stream(4), headers: JSON_TYPE }), 413, "too_large"],
  [
    "another site",
    LOCK,
    { json: {}, headers: { origin: "https://evil.example" } },
    403,
    "wrong_origin",
  ],
  ["no site", LOCK, { json: {}, headers: { origin: "null" } }, 403, "wrong_origin"],
  [
    "a site told by the browser",
    LOCK,
    { json: {}, headers: { "sec-fetch-site": "cross-site" } },
    403,
    "wrong_origin",
  ],
  [
    "a zero character in a booking",
    "/api/payments/initiate",
    { json: { bookingId: "\0" } },
    422,
    "invalid_input",
  ],
  ["a zero character in a path", "/api/bookings/%00", {}, 404, "not_found"],
  ["a zero character in a showtime", "/api/shows/a%00b/seats", {}, 404, "not_found"],
  ["a zero character in a search", "/api/movies?q=%00", {}, 422, "invalid_input"],
  ["an unknown showtime", "/api/shows/sht_unknown/seats", {}, 404, "showtime_not_found"],
  ["an unknown film", "/api/movies/no-such-film", {}, 404, "movie_not_found"],
  ["an injected film", `/api/movies/${encodeURIComponent(INJECTION)}`, {}, 404, "movie_not_found"],
  ["page nought", "/api/movies?page=0", {}, 422, "invalid_input"],
  ["page one and a half", "/api/movies?page=1.5", {}, 422, "invalid_input"],
  ["the 31st of February", "/api/movies?date=2026-02-31", {}, 422, "invalid_input"],
  ["a search of 101 letters", `/api/movies?q=${"x".repeat(101)}`, {}, 422, "invalid_input"],
  ["an address nobody has", "/api/nonsense/at/all", {}, 404, "not_found"],
  ["an address nobody has, posted to", "/api/nonsense", { json: {} }, 404, "not_found"],
  [
    "an unknown code",
    "/api/bookings/create",
    () => ({ json: { bookingId, promoCode: INJECTION.slice(0, 40) } }),
    404,
    "booking_not_found",
  ],
].map(
  ([name, path, options, status, code]) =>
    [name, () => path, options, true, status, code] as unknown as Case,
);

describe.each([
  ["whoever is not signed in is told so by", WITHOUT_TOKEN],
  ["somebody else's booking does not exist for", FOREIGN],
  ["a clear refusal answers", SHAPES],
] as const)("%s", (_, cases) => {
  test.each(cases)("%s", async (_name, path, options, isSignedIn, status, code) => {
    const given = typeof options === "function" ? options() : options;
    const token = isSignedIn ? { token: await newToken() } : {};
    expectProblem(await call(stack.app, path(), { ...token, ...given }), status, code);
  });
});

describe("registering refuses", () => {
  const fine = { name: "Ana", email: "ana@example.test", password: "long enough to be safe" };
  test.each([
    ["a short password", { password: "short" }, "password"],
    ["a password without end", { password: "x".repeat(201) }, "password"],
    ["no address", { email: "" }, "email"],
    ["half an address", { email: "ana@" }, "email"],
    ["two addresses", { email: "a@example.test,b@example.test" }, "email"],
    ["a header in an address", { email: "a@example.test\r\nBcc: b@example.test" }, "email"],
    ["no name", { name: "   " }, "name"],
    ["a name without end", { name: "x".repeat(81) }, "name"],
    ["a number for a name", { name: 7 }, "name"],
    ["a zero character in the name", { name: "A\0na" }, "name"],
  ])("%s, naming the field", async (_, wrong, field) => {
    const answer = await call<Problem>(stack.app, "/api/auth/register", {
      json: { ...fine, ...wrong },
    });
    expectProblem(answer, 422, "invalid_input");
    expect(Object.keys(answer.body.fields ?? {})).toEqual([field]);
  });

  test("an address that has an account", async () => {
    const json = { ...fine, email: stack.accounts.member.email.toUpperCase() };
    expectProblem(await call(stack.app, "/api/auth/register", { json }), 409, "email_taken");
  });

  test("a role or any other field that nobody asked for", async () => {
    const email = "would-be-admin@example.test";
    const json = { ...fine, email, role: "admin", id: "usr_mine", emailVerifiedAt: "2026-01-01" };
    expect((await call(stack.app, "/api/auth/register", { json })).status).toBe(201);
    const made = await db().user.findUniqueOrThrow({ where: { email } });
    expect(made).toMatchObject({ role: "member", emailVerifiedAt: null });
    expect(made.id).not.toBe("usr_mine");
  });
});

test("what looks like code is kept and shown as text", async () => {
  const page = await call<string>(
    stack.app,
    `/movies?q=${encodeURIComponent("<script>alert(1)</script>")}`,
  );
  expect(page.status).toBe(200);
  expect(page.text).not.toContain("<script>alert(1)");
});

test.each([
  ["GET", LOCK],
  ["GET", "/api/bookings/create"],
  ["GET", "/api/payments/initiate"],
  ["GET", "/api/auth/register"],
  ["GET", "/api/auth/token"],
  ["GET", "/api/bookings/bkg_1/cancel"],
  ["GET", "/api/bookings/bkg_1/extend"],
  ["GET", "/api/stripe/webhook"],
  ["POST", "/api/movies"],
  ["DELETE", "/api/bookings/bkg_1"],
  ["PUT", "/api/shows/sht_1/seats"],
  ["PATCH", "/api/health"],
])("%s %s is a method the door does not have", async (method, path) => {
  expect((await call(stack.app, path, { method, token: buyer.token })).status).toBe(405);
});

async function newToken(): Promise<string> {
  return (await visit(stack.app)).token;
}

async function expectRefusedHold(wanted: TestShowtime, status: number, code: string) {
  const person = await visit(stack.app);
  const answer = await person.api.lock<Problem>(wanted.showtimeId, [wanted.seat("A1")]);
  expectProblem(answer, status, code);
}

function expectProblem(
  answer: { status: number; headers: Headers; body: unknown },
  status: number,
  code: string,
) {
  expect([answer.status, (answer.body as Problem).code]).toEqual([status, code]);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.body).toMatchObject({
    status,
    code,
    type: `urn:matinee:${code}`,
    title: expect.any(String) as string,
    detail: expect.stringMatching(/^[A-Z].*[.!?]$/) as string,
  });
}

/** That many megabytes, whose length nobody tells beforehand. */
function stream(megabytes: number): ReadableStream {
  return new Blob(Array.from({ length: megabytes }, () => "x".repeat(1024 * 1024))).stream();
}
