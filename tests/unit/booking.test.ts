import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  canBookingMove,
  extendHold,
  guaranteeCheckout,
  startHold,
  type BookingState,
  type EarlierHold,
  type HoldClock,
  type HoldTimes,
} from "@/lib/domain/booking";
import { MINUTE_MS, SECOND_MS, shift } from "@/lib/domain/time";

const STATES = ["PENDING", "CONFIRMED", "EXPIRED", "CANCELLED", "FAILED"] as const;
const ARROWS = [
  "PENDING -> CONFIRMED",
  "PENDING -> EXPIRED",
  "PENDING -> CANCELLED",
  "PENDING -> FAILED",
  "CONFIRMED -> CANCELLED",
  "EXPIRED -> CONFIRMED",
  "EXPIRED -> FAILED",
];
const TIMES: HoldTimes = {
  holdMs: 10 * MINUTE_MS,
  graceMs: 2 * MINUTE_MS,
  checkoutMinimumMs: 5 * MINUTE_MS,
};
const NOON = new Date("2026-11-21T12:00:00Z");

describe("the states of a booking", () => {
  const pairs = STATES.flatMap((from) => STATES.map((to) => [from, to] as const));

  test.each(pairs)("%s -> %s is open only if the table has it", (from, to) => {
    expect(canBookingMove(from, to)).toBe(ARROWS.includes(`${from} -> ${to}`));
  });

  test("no sequence of events leaves the table: final is final, and nothing is PENDING again", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATES), { maxLength: 30 }), (wishes) => {
        let state: BookingState = "PENDING";
        const path: BookingState[] = [state];
        for (const to of wishes) {
          if (!canBookingMove(state, to)) continue;
          expect(ARROWS).toContain(`${state} -> ${to}`);
          state = to;
          path.push(to);
        }
        expect(path.lastIndexOf("PENDING")).toBe(0);
        for (const final of ["CANCELLED", "FAILED"] as const)
          expect(path.includes(final) ? path.indexOf(final) : path.length - 1).toBe(
            path.length - 1,
          );
      }),
    );
  });
});

describe("the clock of a hold", () => {
  test("it shows ten minutes, and the claims last twelve", () => {
    expect(startHold(NOON, TIMES, null)).toEqual({
      ok: true,
      value: {
        chainStartedAt: NOON,
        heldAt: NOON,
        expiresAt: after("10:00"),
        deadlineAt: after("12:00"),
      },
    });
  });

  test.each<[story: string, now: string, began: string, ended: string, answer: string]>([
    [
      "right after the last one it is the same chain",
      "10:00",
      "0:00",
      "10:00",
      "chain 0:00, 20:00, 22:00",
    ],
    [
      "a gap just under two minutes is no gap",
      "11:59",
      "0:00",
      "10:00",
      "chain 0:00, 21:59, 23:59",
    ],
    ["a gap of two minutes begins anew", "12:00", "0:00", "10:00", "chain 12:00, 22:00, 24:00"],
    ["the grace ends with the chain", "19:00", "0:00", "18:00", "chain 0:00, 29:00, 30:00"],
    ["the clock ends with the chain", "22:00", "0:00", "21:00", "chain 0:00, 30:00, 30:00"],
    [
      "five minutes of a chain are enough for a checkout",
      "25:00",
      "0:00",
      "24:00",
      "chain 0:00, 30:00, 30:00",
    ],
    ["less is not", "25:01", "0:00", "24:00", "wait until 26:00"],
    ["after the chain there are two minutes' wait", "30:00", "0:00", "30:00", "wait until 32:00"],
    ["to the second", "31:59", "0:00", "30:00", "wait until 32:00"],
    ["and then a new chain", "32:00", "0:00", "30:00", "chain 32:00, 42:00, 44:00"],
    [
      "a hold that was never given up counts until now",
      "27:00",
      "0:00",
      "29:00",
      "wait until 29:00",
    ],
  ])("%s", (_story, now, began, ended, answer) => {
    const previous = { chainStartedAt: after(began), endedAt: after(ended) };
    expect(tell(startHold(after(now), TIMES, previous))).toBe(answer);
  });

  test("whoever comes back again and again keeps seats for thirty minutes, then waits two", () => {
    const step = fc.record({
      keptMs: fc.nat(13 * MINUTE_MS),
      gapMs: fc.nat(3 * MINUTE_MS),
      isExtended: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        let now = NOON;
        let previous: EarlierHold | null = null;
        let runSince = now;
        for (const { keptMs, gapMs, isExtended } of steps) {
          const held = startHold(now, TIMES, previous);
          if (!held.ok) {
            const retryAt = held.refusal.code === "hold_chain_ended" ? held.refusal.retryAt : now;
            expect(retryAt.getTime()).toBeGreaterThan(now.getTime());
            expect(retryAt.getTime()).toBeLessThanOrEqual(now.getTime() + 2 * MINUTE_MS);
            expect(startHold(retryAt, TIMES, previous)).toMatchObject({ ok: true });
            now = retryAt;
            continue;
          }
          if (!previous || now.getTime() - previous.endedAt.getTime() >= 2 * MINUTE_MS)
            runSince = now;
          const clock = { ...held.value, ...(isExtended ? extendHold(held.value) : {}) };
          expect(clock.chainStartedAt).toEqual(runSince);
          expect(clock.expiresAt.getTime()).toBeGreaterThanOrEqual(now.getTime() + 5 * MINUTE_MS);
          expect(clock.deadlineAt.getTime()).toBeLessThanOrEqual(
            runSince.getTime() + 30 * MINUTE_MS,
          );
          const keptUntil = Math.min(now.getTime() + keptMs, clock.deadlineAt.getTime());
          previous = { chainStartedAt: clock.chainStartedAt, endedAt: new Date(keptUntil) };
          now = new Date(keptUntil + gapMs);
        }
      }),
    );
  });
});

describe("the one extension", () => {
  test.each<[began: string, expires: string, deadline: string, extended: string]>([
    ["0:00", "10:00", "12:00", "13:00, 15:00"],
    ["0:00", "26:00", "28:00", "29:00, 30:00"],
    ["0:00", "28:00", "30:00", "30:00, 30:00"],
    ["0:00", "30:00", "30:00", "30:00, 30:00"],
  ])(
    "a chain since %s, a clock of %s and a deadline of %s become %s",
    (began, expires, deadline, extended) => {
      const { expiresAt, deadlineAt } = extendHold(clockOf(began, expires, deadline));
      expect(`${read(expiresAt)}, ${read(deadlineAt)}`).toBe(extended);
    },
  );
});

describe("opening a checkout guarantees five minutes from then", () => {
  test.each<[story: string, now: string, expires: string, deadline: string, until: string]>([
    ["early on the deadline stays", "1:00", "10:00", "12:00", "12:00"],
    ["at seven minutes the deadline is just enough", "7:00", "10:00", "12:00", "12:00"],
    ["in the last minute it moves", "9:30", "10:00", "12:00", "14:30"],
    ["in the grace it moves", "11:59", "10:00", "12:00", "16:59"],
    ["never beyond the chain", "28:00", "29:00", "30:00", "30:00"],
  ])("%s", (_story, now, expires, deadline, until) => {
    const clock = clockOf("0:00", expires, deadline);
    expect(read(guaranteeCheckout(after(now), clock, TIMES))).toBe(until);
  });

  test("it never shortens the deadline and never passes the chain", () => {
    fc.assert(
      fc.property(fc.nat(12 * MINUTE_MS), fc.nat(18 * MINUTE_MS), (waitedMs, chainMs) => {
        const previous = { chainStartedAt: shift(NOON, -chainMs), endedAt: NOON };
        const held = startHold(NOON, TIMES, previous);
        if (!held.ok) return;
        const until = guaranteeCheckout(shift(NOON, waitedMs), held.value, TIMES).getTime();
        expect(until).toBeGreaterThanOrEqual(held.value.deadlineAt.getTime());
        expect(until).toBeLessThanOrEqual(held.value.chainStartedAt.getTime() + 30 * MINUTE_MS);
      }),
    );
  });
});

function clockOf(began: string, expires: string, deadline: string): HoldClock {
  const chainStartedAt = after(began);
  const [expiresAt, deadlineAt] = [after(expires), after(deadline)];
  return { chainStartedAt, heldAt: chainStartedAt, expiresAt, deadlineAt };
}

/** "9:30" is nine and a half minutes after noon. */
function after(clock: string): Date {
  const [minutes = 0, seconds = 0] = clock.split(":").map(Number);
  return shift(NOON, minutes * MINUTE_MS + seconds * SECOND_MS);
}

function read(at: Date): string {
  const seconds = (at.getTime() - NOON.getTime()) / SECOND_MS;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function tell(held: ReturnType<typeof startHold>): string {
  if (held.ok) {
    const { chainStartedAt, expiresAt, deadlineAt } = held.value;
    return `chain ${read(chainStartedAt)}, ${read(expiresAt)}, ${read(deadlineAt)}`;
  }
  return held.refusal.code === "hold_chain_ended"
    ? `wait until ${read(held.refusal.retryAt)}`
    : held.refusal.code;
}
