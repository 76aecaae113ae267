import { beforeAll, describe, expect, inject, test } from "vitest";
import { call, newAddress, type Answer, type Problem } from "@/tests/support/api";
import { lookInto, signInPerson } from "@/tests/support/people";

const stack = inject("stack");
beforeAll(() => lookInto(stack, inject("stackFolder")));

const GUESS = { password: "not the password" };

interface Limit {
  readonly name: string;
  readonly most: number;
  readonly withinSeconds: number;
  /** One more request of whoever is counted. */
  readonly knock: () => Promise<() => Promise<Answer<Problem>>>;
}

const LIMITS: readonly Limit[] = [
  {
    name: "registrations of one address",
    most: 3,
    withinSeconds: 3_600,
    knock: () => from(newAddress(), "/api/auth/register", () => ({ name: "" })),
  },
  {
    name: "sign-ins of one address",
    most: 5,
    withinSeconds: 60,
    knock: () => from(newAddress(), "/api/auth/token", () => ({ ...GUESS, email: newEmail() })),
  },
  {
    name: "sign-ins to one account from anywhere",
    most: 5,
    withinSeconds: 60,
    knock: () => {
      const email = newEmail();
      return Promise.resolve(() => post("/api/auth/token", { ...GUESS, email }));
    },
  },
  {
    name: "requests of a guest's address",
    most: 100,
    withinSeconds: 60,
    knock: () => from(newAddress(), "/api/movies"),
  },
  { name: "holds", most: 30, withinSeconds: 60, knock: () => signedIn("/api/bookings/lock-seats") },
  { name: "payments", most: 5, withinSeconds: 60, knock: () => signedIn("/api/payments/initiate") },
  {
    name: "looks at seats",
    most: 120,
    withinSeconds: 60,
    knock: () => signedIn("/api/shows/sht_unknown/seats", "GET"),
  },
  {
    name: "requests of a person",
    most: 300,
    withinSeconds: 60,
    knock: () => signedIn("/api/bookings/bkg_unknown", "GET"),
  },
];

describe.each(LIMITS)("$most $name", ({ most, withinSeconds, knock }) => {
  test("pass, and the next is told when to come again", async () => {
    const again = await knock();
    const passed: Answer<Problem>[] = [];
    let refused: Answer<Problem> | undefined;
    // The window slides: where a minute turns in between, a few more pass.
    while (!refused && passed.length < most * 1.2 + 2) {
      const answer = await again();
      if (answer.status === 429) refused = answer;
      else passed.push(answer);
    }
    expect(passed.length).toBeGreaterThanOrEqual(most);
    expect(refused?.body.code).toBe("rate_limited");
    expect(refused?.headers.get("content-type")).toBe("application/problem+json");
    const seconds = Number(refused?.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(withinSeconds);
    expect(refused?.headers.get("ratelimit-limit")).toBe(String(most));
    expect(refused?.headers.get("ratelimit-remaining")).toBe("0");
    expect(refused?.headers.get("ratelimit-reset")).toBe(String(seconds));
  });
});

test("an answer that passes tells what is left", async () => {
  const address = newAddress();
  const [first, second] = [await get("/api/movies", address), await get("/api/movies", address)];
  expect(first.headers.get("ratelimit-limit")).toBe("100");
  const left = [first, second].map((one) => Number(one.headers.get("ratelimit-remaining")));
  expect(left).toEqual([99, 98]);
  expect(Number(first.headers.get("ratelimit-reset"))).toBeGreaterThan(0);
});

test("looking at seats does not use up a person's other requests", async () => {
  const look = await signedIn("/api/shows/sht_unknown/seats", "GET");
  for (let count = 0; count < 5; count += 1) await look();
  expect((await look()).headers.get("ratelimit-limit")).toBe("120");
});

test.each([
  ["health", "GET", "/api/health", 200],
  ["the webhook", "POST", "/api/stripe/webhook", 400],
  ["the jobs endpoint", "GET", "/api/inngest", 200],
])("%s is not limited", async (_, method, path, status) => {
  const address = newAddress();
  const knocks = Array.from({ length: 130 }, () => call(stack.app, path, { method, address }));
  const statuses = (await Promise.all(knocks)).map((answer) => answer.status);
  expect([...new Set(statuses)]).toEqual([status]);
});

describe("behind one proxy only the last hop counts:", () => {
  test("whoever writes other addresses before it is still the same", async () => {
    const address = newAddress();
    const statuses: number[] = [];
    for (let count = 0; count < 7; count += 1) {
      const answer = await guess(`${newAddress()}, ${newAddress()}, ${address}`);
      statuses.push(answer.status);
    }
    expect(statuses.at(-1)).toBe(429);
  });

  test("whoever shares a written address with others is not counted for them", async () => {
    const written = newAddress();
    for (let count = 0; count < 7; count += 1) {
      expect((await guess(`${written}, ${newAddress()}`)).status).toBe(401);
    }
  });

  test("next-auth's own sign-in counts the same address", async () => {
    const address = newAddress();
    for (let count = 0; count < 7; count += 1) await guess(address);
    const { member } = stack.accounts;
    const { cookie, csrfToken } = await readCsrf();
    const right = { ...member, csrfToken, json: "true" };
    const signIn = (forwarded: string) =>
      call(stack.app, "/api/auth/callback/credentials", {
        raw: new URLSearchParams(right),
        cookie,
        address: forwarded,
      });
    expect((await signIn(`${newAddress()}, ${address}`)).status).toBe(401);
    expect((await signIn(`${address}, ${newAddress()}`)).status).toBe(200);
  });
});

test("somebody else's guesses do not lock a person out of a session that is open", async () => {
  const person = await signInPerson();
  const { email } = person.actor;
  for (let count = 0; count < 7; count += 1) await post("/api/auth/token", { ...GUESS, email });
  const answer = await call(stack.app, "/api/movies", { token: person.token });
  expect(answer.status).toBe(200);
});

function from(address: string, path: string, json?: () => unknown) {
  return Promise.resolve(() =>
    call<Problem>(stack.app, path, { address, ...(json ? { json: json() } : {}) }),
  );
}

async function signedIn(path: string, method = "POST") {
  const { token } = await signInPerson();
  return () =>
    call<Problem>(stack.app, path, { token, method, ...(method === "POST" ? { json: {} } : {}) });
}

function guess(address: string) {
  return call<Problem>(stack.app, "/api/auth/token", {
    address,
    json: { ...GUESS, email: newEmail() },
  });
}

function get(path: string, address: string) {
  return call<Problem>(stack.app, path, { address });
}

function post(path: string, json: unknown) {
  return call<Problem>(stack.app, path, { json });
}

function newEmail(): string {
  return `${newAddress()}@example.test`;
}

async function readCsrf(): Promise<{ cookie: string; csrfToken: string }> {
  const { headers, body } = await call<{ csrfToken: string }>(stack.app, "/api/auth/csrf");
  const cookie = headers.getSetCookie().map((one) => one.split(";")[0]);
  return { cookie: cookie.join("; "), csrfToken: body.csrfToken };
}
