import { hash } from "@node-rs/argon2";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { stripeControl } from "@/local/stripe/control";
import { db } from "@/lib/db/client";
import { now } from "@/lib/services/clock";
import { ACTION_DOORS, ACTORS, API_DOORS, type ActorName } from "@/tests/access/doors";
import { call, newAddress, sessionIdIn, type Call } from "@/tests/support/api";
import { findForm, submit } from "@/tests/support/forms";
import { lookInto, signInPerson, visit } from "@/tests/support/people";
import { until } from "@/tests/support/until";
import { makeMember, makeShowtime } from "@/tests/support/world";

/** A movie of the seed: one that a test made is in no cached list until a version is raised. */
const SEEDED = "midnight-monsoon";

const stack = inject("stack");
const { app } = stack;
const PASSWORD = "a password nobody guesses";
let passwordHash = "";

beforeAll(async () => {
  await lookInto(stack, inject("stackFolder"));
  passwordHash = await hash(PASSWORD);
});

interface Scene {
  readonly owner: Awaited<ReturnType<typeof visit>>;
  readonly show: Awaited<ReturnType<typeof makeShowtime>>;
  readonly bookingId: string;
}

type Request = Call & { readonly path: string };

/** A request that would be granted to somebody: the actor decides, not its shape. */
const API_REQUESTS: Readonly<Record<string, (scene: Scene) => Promise<Request> | Request>> = {
  "GET /api/auth/[...nextauth]": () => ({ path: "/api/auth/session" }),
  "POST /api/auth/[...nextauth]": () => ({ path: "/api/auth/signout" }),
  "POST /api/auth/register": () => ({ path: "/api/auth/register", json: newcomer() }),
  "POST /api/auth/token": async () => ({ path: "/api/auth/token", json: await makeAccount() }),
  "GET /api/bookings/[id]": ({ bookingId }) => ({ path: `/api/bookings/${bookingId}` }),
  "GET /api/bookings/[id]/calendar.ics": (scene) => paper(scene, "calendar.ics"),
  "POST /api/bookings/[id]/cancel": ({ bookingId }) => ({
    path: `/api/bookings/${bookingId}/cancel`,
    json: {},
  }),
  "POST /api/bookings/[id]/extend": ({ bookingId }) => ({
    path: `/api/bookings/${bookingId}/extend`,
    json: {},
  }),
  "GET /api/bookings/[id]/tickets.pdf": (scene) => paper(scene, "tickets.pdf"),
  "POST /api/bookings/create": ({ bookingId }) => ({
    path: "/api/bookings/create",
    json: { bookingId },
  }),
  "POST /api/bookings/lock-seats": async () => {
    const show = await makeShowtime(now());
    const json = { showtimeId: show.showtimeId, seatIds: [show.seat("A1")] };
    return { path: "/api/bookings/lock-seats", json };
  },
  "GET /api/health": () => ({ path: "/api/health" }),
  "GET /api/inngest": () => ({ path: "/api/inngest" }),
  "POST /api/inngest": () => ({ path: "/api/inngest" }),
  "PUT /api/inngest": () => ({ path: "/api/inngest" }),
  "GET /api/movies": () => ({ path: "/api/movies" }),
  "GET /api/movies/[slug]": async () => {
    const { slug } = await db().movie.findUniqueOrThrow({ where: { slug: SEEDED } });
    return { path: `/api/movies/${slug}` };
  },
  "POST /api/payments/initiate": ({ bookingId }) => ({
    path: "/api/payments/initiate",
    json: { bookingId },
  }),
  "GET /api/shows/[id]/seats": ({ show }) => ({ path: `/api/shows/${show.showtimeId}/seats` }),
  "POST /api/stripe/webhook": () => ({ path: "/api/stripe/webhook", json: {} }),
};

describe.each(Object.entries(API_DOORS))("%s", (door, outcomes) => {
  test.each(ACTORS)("answers a %s as the table says", async (name) => {
    const scene = await setScene();
    const [method = "", url = ""] = door.split(" ");
    const unknown = { path: url.replace("[...unknown]", "no/such/door") };
    const { path, ...request } = (await API_REQUESTS[door]?.(scene)) ?? unknown;
    const answer = await call(app, path, { ...request, method, ...(await tokenOf(name, scene)) });
    expect(answer.status).toBe(outcomes[name]);
  });
});

/** The page a form is on, a word in it, and what is filled in; fetched by whoever may see it. */
interface Filled {
  readonly page: string;
  readonly mark: string;
  readonly fields: Readonly<Record<string, string>>;
}

const FORMS: Readonly<Record<string, (scene: Scene) => Promise<Filled> | Filled>> = {
  "app/account/actions.ts signOutAction": () => ({
    page: "/account",
    mark: "Sign out",
    fields: {},
  }),
  "app/bookings/[id]/actions.ts applyCodeAction": (scene) =>
    onBooking(scene, "Apply code", { promoCode: "" }),
  "app/bookings/[id]/actions.ts cancelBookingAction": (scene) =>
    onBooking(scene, "let the seats go"),
  "app/bookings/[id]/actions.ts extendHoldAction": (scene) => onBooking(scene, "Add 3 minutes"),
  "app/bookings/[id]/actions.ts payAction": (scene) => onBooking(scene, ">Pay "),
  "app/register/actions.ts registerAction": () => ({
    page: "/register",
    mark: 'name="password"',
    fields: newcomer(),
  }),
  "app/showtimes/[id]/actions.ts holdSeatsAction": async () => {
    const { showtimeId, seat } = await makeShowtime(now());
    return { page: `/showtimes/${showtimeId}`, mark: "Hold", fields: { seat: seat("A1") } };
  },
  "app/sign-in/actions.ts signInAction": async () => ({
    page: "/sign-in",
    mark: 'name="password"',
    fields: await makeAccount(),
  }),
};

describe.each(Object.entries(ACTION_DOORS))("%s", (door, outcomes) => {
  test.each(ACTORS)("answers a %s as the table says", async (name) => {
    const scene = await setScene();
    const filled = await FORMS[door]?.(scene);
    if (!filled) throw new Error(`${door} has no form in this test.`);
    const { page, mark, fields } = filled;
    const isForGuests = page === "/sign-in" || page === "/register";
    const seen = await call<string>(app, page, isForGuests ? {} : { token: scene.owner.token });
    const before = await readRows(scene);
    const who = await tokenOf(name, scene);
    const answer = await submit(app, page, findForm(seen.text, mark), fields, who);
    if (outcomes[name] === "refused") {
      expect(answer.headers.get("location") ?? "").not.toContain("checkout");
      expect(await readRows(scene)).toEqual(before);
    } else {
      expect(answer.status).toBe(303);
      const to = answer.headers.get("location") ?? "";
      if (outcomes[name] === "/") expect(to).toBe("/");
      else expect(to.startsWith(outcomes[name])).toBe(true);
    }
  });
});

/** A hold of the owner, made anew so that one answer does not decide the next. */
async function setScene(): Promise<Scene> {
  const show = await makeShowtime(now());
  const owner = await visit(app);
  const held = await owner.api.lock(show.showtimeId, [show.seat("A1"), show.seat("A2")]);
  expect(held.status).toBe(201);
  return { owner, show, bookingId: held.body.bookingId };
}

async function tokenOf(name: ActorName, scene: Scene): Promise<Call> {
  const address = newAddress();
  if (name === "guest") return { address };
  if (name === "owner") return { address, token: scene.owner.token };
  const { token } = await signInPerson(name === "other" ? "member" : name);
  return { address, token };
}

/** Papers are there once it is paid. */
async function paper({ owner, bookingId }: Scene, file: string): Promise<Request> {
  const sessionId = sessionIdIn((await owner.api.pay(bookingId)).body.checkoutUrl);
  await stripeControl(stack.stripe.url).pay(sessionId);
  await until("it is paid", async () =>
    (await owner.api.booking(bookingId)).body.state === "CONFIRMED" ? true : null,
  );
  return { path: `/api/bookings/${bookingId}/${file}` };
}

function onBooking({ bookingId }: Scene, mark: string, more: Record<string, string> = {}): Filled {
  return { page: `/bookings/${bookingId}`, mark, fields: { bookingId, ...more } };
}

function newcomer() {
  return { name: "Noor", email: `${newAddress()}@example.test`, password: PASSWORD };
}

async function makeAccount(): Promise<{ email: string; password: string }> {
  const { email, userId } = await makeMember();
  await db().user.update({ where: { id: userId }, data: { passwordHash } });
  return { email, password: PASSWORD };
}

async function readRows({ bookingId }: Scene) {
  return {
    booking: await db().booking.findUniqueOrThrow({ where: { id: bookingId } }),
    claims: await db().seatClaim.findMany({ where: { bookingId }, orderBy: { seatId: "asc" } }),
    payments: await db().payment.count({ where: { bookingId } }),
  };
}
