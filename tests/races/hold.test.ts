import { expect, test } from "vitest";
import { holdSeats } from "@/lib/commands/hold-seats";
import { now } from "@/lib/services/clock";
import { expectInvariants } from "@/tests/support/invariants";
import { makeMembers, makeShowtime } from "@/tests/support/world";

test("two people press the same seats: one holds them, the other is told which went", async () => {
  const show = await makeShowtime(now());
  const [one, two] = await makeMembers(2);
  const seatIds = [show.seat("A1"), show.seat("A2")];
  const answers = await Promise.all(
    [one, two].map((actor) =>
      holdSeats({ showtimeId: show.showtimeId, seatIds }, { actor: actor!, now: now() }),
    ),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.find((answer) => !answer.ok)).toMatchObject({ refusal: { code: "seats_taken" } });
  await expectInvariants(now());
});
