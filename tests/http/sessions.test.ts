import { beforeAll, describe, expect, inject, test } from "vitest";
import { hash } from "@node-rs/argon2";
import { db } from "@/lib/db/client";
import { MINUTE_MS, shift } from "@/lib/domain/time";
import { now } from "@/lib/services/clock";
import { apiFor, call, newAddress, type Problem } from "@/tests/support/api";
import { cookiesOf, findForm, submit } from "@/tests/support/forms";
import { lookInto, signInPerson, visit, type Person } from "@/tests/support/people";
import { makeMember, makeShowtime } from "@/tests/support/world";

const stack = inject("stack");
const { app } = stack;
const PASSWORD = "a password nobody guesses";
const COOKIE = "next-auth.session-token";
let passwordHash = "";

beforeAll(async () => {
  await lookInto(stack, inject("stackFolder"));
  passwordHash = await hash(PASSWORD);
});

describe("a bearer token", () => {
  test("opens what is its person's, at every process and address", async () => {
    const { api, bookingId } = await holdTwo();
    expect((await api.booking(bookingId)).status).toBe(200);
    expect((await api.booking(bookingId)).body.state).toBe("PENDING");
  });

  test("opens nothing once its 14 days are over", async () => {
    const { person, api, bookingId } = await holdTwo();
    await setSession(person, { expiresAt: shift(now(), -1) });
    await expectShut(api, bookingId);
    await setSession(person, { expiresAt: shift(now(), MINUTE_MS) });
    expect((await api.booking(bookingId)).status).toBe(200);
  });

  test("opens nothing once its session ended", async () => {
    const { person, api, bookingId } = await holdTwo();
    await setSession(person, { endedAt: now() });
    await expectShut(api, bookingId);
  });

  test("opens nothing from the request after its person was deactivated", async () => {
    const { person, api, bookingId } = await holdTwo();
    await setPerson(person, { deactivatedAt: now() });
    await expectShut(api, bookingId);
    await setPerson(person, { deactivatedAt: null });
    expect((await api.booking(bookingId)).status).toBe(200);
  });

  test("opens the back office from the request after its person joined the staff", async () => {
    const person = await signInPerson();
    const office = () => call<string>(app, "/admin", { token: person.token });
    expect((await office()).text).toContain("This door is for staff");
    await setPerson(person, { role: "staff" });
    expect((await office()).text).not.toContain("This door is for staff");
    await setPerson(person, { role: "member" });
    expect((await office()).text).toContain("This door is for staff");
  });

  test("is not kept as it is: the database has its hash only", async () => {
    const { email } = await makeAccount();
    const { token } = (await signInByApi(email, PASSWORD)).body as { token: string };
    const rows = await db().$queryRaw<unknown[]>`select * from user_sessions`;
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("a browser's cookie", () => {
  test("comes from next-auth's own sign-in, opens the API and shows up as a session", async () => {
    const { email, userId } = await makeAccount();
    const cookie = await signInByNextAuth(email);
    const session = await call<{ sid: string; expires: string }>(app, "/api/auth/session", {
      cookie,
    });
    const row = await db().userSession.findUniqueOrThrow({ where: { id: session.body.sid } });
    expect(row.userId).toBe(userId);
    const show = await makeShowtime(now());
    const held = await apiFor(app, { cookie }).lock(show.showtimeId, [show.seat("A1")]);
    expect(held.status).toBe(201);
  });

  test("is for this site only, out of reach of scripts, and lasts 14 days", async () => {
    const { email } = await makeAccount();
    const page = await call<string>(app, "/sign-in");
    const form = findForm(page.text, 'name="password"');
    const answer = await submit(app, "/sign-in", form, { email, password: PASSWORD });
    expect(answer.status).toBe(303);
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith(COOKIE)) ?? "";
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Path=\//i);
    expect(cookie).toMatch(/Max-Age=1209600/i);
  });

  test("is not given without next-auth's CSRF token", async () => {
    const { email } = await makeAccount();
    const { cookie } = await readCsrf();
    for (const csrfToken of ["", "0".repeat(64)]) {
      const answer = await postCredentials({ email, password: PASSWORD, csrfToken }, cookie);
      expect(cookiesOf(answer)).not.toContain(COOKIE);
    }
  });

  test.each([
    ["no fields", {}],
    ["a zero character", { email: "a\0@example.test", password: "x" }],
    ["a wrong password", { email: "nobody@example.test", password: "x" }],
  ])("is not given for %s, and no inner message is told", async (_, fields) => {
    const { cookie, csrfToken } = await readCsrf();
    const answer = await postCredentials({ ...fields, csrfToken }, cookie);
    expect(answer.status).toBe(401);
    expect(answer.text).toContain("error=CredentialsSignin");
    expect(cookiesOf(answer)).not.toContain(COOKIE);
  });

  test("opens nothing after signing out by the page, also to whoever copied it", async () => {
    const { email } = await makeAccount();
    const cookie = await signInByForm(email);
    const account = await call<string>(app, "/account", { cookie });
    expect(account.text).toContain(email);
    const out = await submit(app, "/account", findForm(account.text, "Sign out"), {}, { cookie });
    expect(out.status).toBe(303);
    expect(cookiesOf(out)).not.toContain(COOKIE);
    await expectCookieShut(cookie);
  });

  test("opens nothing after signing out by next-auth, also to whoever copied it", async () => {
    const { email } = await makeAccount();
    const cookie = await signInByForm(email);
    const csrf = await readCsrf();
    const fields = new URLSearchParams({ csrfToken: csrf.csrfToken, json: "true" });
    const both = `${cookie}; ${csrf.cookie}`;
    const out = await call(app, "/api/auth/signout", { raw: fields, cookie: both });
    expect(out.status).toBe(200);
    await expectCookieShut(cookie);
  });

  test("that somebody made up or edited opens nothing", async () => {
    const { email } = await makeAccount();
    const cookie = await signInByForm(email);
    await expectCookieShut(`${cookie.slice(0, -4)}AAAA`);
    await expectCookieShut(`${COOKIE}=eyJhbGciOiJub25lIn0.eyJzaWQiOiJzZXNfMSJ9.`);
  });
});

describe("whether an account exists is not told", () => {
  test("a wrong password, an unknown address and a deactivated account answer the same", async () => {
    const [known, gone] = [await makeAccount(), await makeAccount()];
    await db().user.update({ where: { id: gone.userId }, data: { deactivatedAt: now() } });
    const answers = [
      await signInByApi(known.email, "not the password"),
      await signInByApi("nobody.at.all@example.test", "not the password"),
      await signInByApi(gone.email, PASSWORD),
    ];
    for (const { status, text } of answers) {
      expect([status, text]).toEqual([401, answers[0]?.text]);
    }
    expect((answers[0]?.body as Problem).code).toBe("wrong_credentials");
  });

  test("an unknown address takes as long as a wrong password", async () => {
    const { email } = await makeAccount();
    const known = await fastest(() => signInByApi(email, "not the password"));
    const unknown = await fastest(() => signInByApi(`${newAddress()}@example.test`, "nothing"));
    expect(unknown).toBeGreaterThan(known / 3);
  });
});

test("signing in goes on to a page of this site only", async () => {
  const { email } = await makeAccount();
  const form = findForm((await call<string>(app, "/sign-in")).text, 'name="password"');
  for (const [next, target] of [
    ["/bookings?page=2", "/bookings?page=2"],
    ["https://evil.example", "/"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["javascript:alert(1)", "/"],
  ] as const) {
    const answer = await submit(app, "/sign-in", form, { email, password: PASSWORD, next });
    expect([next, answer.headers.get("location")]).toEqual([next, target]);
    await db().userSession.deleteMany({ where: { user: { email } } });
  }
});

test("a form sent from another site is refused by the page", async () => {
  const { email } = await makeAccount();
  const form = findForm((await call<string>(app, "/sign-in")).text, 'name="password"');
  const fields = { email, password: PASSWORD };
  const headers = { origin: "https://evil.example" };
  const answer = await submit(app, "/sign-in", form, fields, { headers });
  expect(cookiesOf(answer)).not.toContain(COOKIE);
  expect(await db().userSession.count({ where: { user: { email } } })).toBe(0);
});

async function holdTwo() {
  const show = await makeShowtime(now());
  const { api, ...person } = await visit(app);
  const held = await api.lock(show.showtimeId, [show.seat("A1"), show.seat("A2")]);
  expect(held.status).toBe(201);
  return { person, api, bookingId: held.body.bookingId };
}

async function expectShut(api: ReturnType<typeof apiFor>, bookingId: string): Promise<void> {
  expect((await api.booking(bookingId)).status).toBe(401);
  expect((await api.cancel(bookingId)).status).toBe(401);
}

async function expectCookieShut(cookie: string): Promise<void> {
  const held = await call<Problem>(app, "/api/bookings/bkg_unknown", { cookie });
  expect([held.status, held.body.code]).toEqual([401, "sign_in_required"]);
  const account = await call(app, "/account", { cookie });
  expect(account.headers.get("location")).toMatch(/^\/sign-in/);
}

function setSession(person: Person, data: { expiresAt?: Date; endedAt?: Date }) {
  return db().userSession.update({ where: { id: person.sessionId }, data });
}

function setPerson(
  person: Person,
  data: { deactivatedAt?: Date | null; role?: "member" | "staff" },
) {
  return db().user.update({ where: { id: person.actor.userId }, data });
}

async function makeAccount(): Promise<{ email: string; userId: string }> {
  const { email, userId } = await makeMember();
  await db().user.update({ where: { id: userId }, data: { passwordHash } });
  return { email, userId };
}

function signInByApi(email: string, password: string) {
  return call<Problem | { token: string }>(app, "/api/auth/token", { json: { email, password } });
}

async function signInByForm(email: string): Promise<string> {
  const form = findForm((await call<string>(app, "/sign-in")).text, 'name="password"');
  return cookiesOf(await submit(app, "/sign-in", form, { email, password: PASSWORD }));
}

async function signInByNextAuth(email: string): Promise<string> {
  const { cookie, csrfToken } = await readCsrf();
  const answer = await postCredentials({ email, password: PASSWORD, csrfToken }, cookie);
  expect(answer.status).toBe(200);
  return cookiesOf(answer);
}

async function readCsrf(): Promise<{ cookie: string; csrfToken: string }> {
  const answer = await call<{ csrfToken: string }>(app, "/api/auth/csrf");
  return { cookie: cookiesOf(answer), csrfToken: answer.body.csrfToken };
}

function postCredentials(fields: Record<string, string>, cookie: string) {
  const raw = new URLSearchParams({ ...fields, json: "true" });
  return call<{ url: string }>(app, "/api/auth/callback/credentials", { raw, cookie });
}

async function fastest(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < 3; count += 1) {
    const before = performance.now();
    await run();
    times.push(performance.now() - before);
  }
  return Math.min(...times);
}
