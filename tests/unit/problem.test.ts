import { expect, test } from "vitest";
import { problem, toProblem } from "@/lib/web/problem";

test("a refusal becomes problem details with its code, its sentence and its own facts", async () => {
  const seats = [{ seatId: "sea_1", row: "A", number: 1 }];
  const answer = toProblem({ code: "seats_taken", seats });
  expect(answer.status).toBe(409);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.json()).toEqual({
    type: "urn:matinee:seats_taken",
    title: "seats taken",
    status: 409,
    code: "seats_taken",
    seats,
    detail: expect.stringContaining("A1") as string,
  });
});

test("a refusal that can be tried again says when", () => {
  const answer = toProblem({ code: "busy", retryAfterSeconds: 2 });
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
});

test("a limit behind the door is the one whose headers are sent", () => {
  const general = {
    "ratelimit-limit": "100",
    "ratelimit-remaining": "99",
    "ratelimit-reset": "60",
  };
  const refusal = { code: "rate_limited", retryAfterSeconds: 42, most: 5 } as const;
  const { headers, status } = toProblem(refusal, general);
  expect(status).toBe(429);
  expect(headers.get("ratelimit-limit")).toBe("5");
  expect(headers.get("ratelimit-remaining")).toBe("0");
  expect(headers.get("ratelimit-reset")).toBe("42");
  expect(headers.get("retry-after")).toBe("42");
});

test("the door's own limit keeps the headers it was given", () => {
  const given = { "ratelimit-limit": "100" };
  const { headers } = toProblem({ code: "rate_limited", retryAfterSeconds: 7 }, given);
  expect(headers.get("ratelimit-limit")).toBe("100");
});

test("what no refusal covers looks the same", async () => {
  const answer = problem(415, { code: "wrong_media_type", detail: "Send JSON." });
  expect(answer.status).toBe(415);
  expect(await answer.json()).toMatchObject({ code: "wrong_media_type", status: 415 });
});
