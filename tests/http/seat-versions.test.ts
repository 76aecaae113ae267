import { beforeAll, expect, inject, test } from "vitest";
import { now } from "@/lib/services/clock";
import { apiFor, newAddress } from "@/tests/support/api";
import { lookInto, visit } from "@/tests/support/people";
import { until } from "@/tests/support/until";
import { makeShowtime } from "@/tests/support/world";

const stack = inject("stack");
beforeAll(() => lookInto(stack, inject("stackFolder")));

test("an unchanged seat map answers 304 to its version, which is its ETag", async () => {
  const show = await makeShowtime(now());
  const guest = apiFor(stack.app, { address: newAddress() });
  const first = await guest.seats(show.showtimeId);
  expect(first.status).toBe(200);
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toBe(`"${first.body.version}"`);
  const again = await guest.seats(show.showtimeId, { headers: { "if-none-match": etag } });
  expect(again).toMatchObject({ status: 304, text: "" });
  expect(again.headers.get("etag")).toBe(etag);
  expect((await guest.seats(show.showtimeId)).body).toEqual(first.body);
});

test("a hold is seen by everybody within a second, and changes the version", async () => {
  const show = await makeShowtime(now());
  const buyer = await visit(stack.app);
  const guest = apiFor(stack.app, { address: newAddress() });
  const before = await guest.seats(show.showtimeId);
  const held = await buyer.api.lock(show.showtimeId, [show.seat("A1"), show.seat("A2")]);
  expect(held.status).toBe(201);
  const after = await until(
    "the guest sees the hold",
    async () => {
      const answer = await guest.seats(show.showtimeId, {
        headers: { "if-none-match": before.headers.get("etag") ?? "" },
      });
      return answer.status === 200 ? answer : null;
    },
    { seconds: 1, everyMs: 50 },
  );
  expect(after.body.version).not.toBe(before.body.version);
  expect(statesOf(after.body.seats, show)).toEqual(["held", "held", "available"]);
  const own = await buyer.api.seats(show.showtimeId);
  expect(statesOf(own.body.seats, show)).toEqual(["yours", "yours", "available"]);
  expect(own.body.version).not.toBe(after.body.version);
});

test("a private answer is never kept by a shared cache", async () => {
  const show = await makeShowtime(now());
  const { headers } = await apiFor(stack.app).seats(show.showtimeId);
  expect(headers.get("cache-control")).toBe("private, no-cache");
});

function statesOf(
  seats: readonly { id: string; state: string }[],
  show: { seat: (name: string) => string },
): (string | undefined)[] {
  return ["A1", "A2", "A3"].map((name) => seats.find((one) => one.id === show.seat(name))?.state);
}
