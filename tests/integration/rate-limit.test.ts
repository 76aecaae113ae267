import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { takeLimit, type LimitName } from "@/lib/services/rate-limit";
import { testParts } from "@/tests/support/parts";
import { setRedis } from "@/tests/support/redis-modes";
import { startSecondInstance } from "@/tests/support/second-instance";

const other = await startSecondInstance();
afterAll(() => other.stop());
beforeEach(leaveWindowEdge);

const MINUTE = 60;
const LIMITS: [LimitName, number, number][] = [
  ["guestApi", 100, MINUTE],
  ["memberApi", 300, MINUTE],
  ["register", 3, 60 * MINUTE],
  ["signInAddress", 5, MINUTE],
  ["signInAccount", 5, MINUTE],
  ["hold", 30, MINUTE],
  ["payment", 5, MINUTE],
  ["search", 60, MINUTE],
  ["seatReads", 120, MINUTE],
];
const COUNTED_ALONE = new Set<LimitName>([
  "register",
  "signInAddress",
  "signInAccount",
  "hold",
  "payment",
]);

describe("with Redis", () => {
  beforeAll(() => setRedis("with Redis"));

  test.each(LIMITS)(
    "%s lets %i through and tells the next when to come back",
    async (name, most, seconds) => {
      const key = newKey();
      const answers = [];
      for (let n = 0; n < most; n += 1) answers.push(await takeLimit(name, key));
      expect(answers.every((answer) => answer.isAllowed && answer.most === most)).toBe(true);
      expect(answers.map((answer) => answer.remaining)).toEqual(
        Array.from({ length: most }, (_, n) => most - 1 - n),
      );
      const refused = await takeLimit(name, key);
      expect(refused).toMatchObject({ isAllowed: false, most, remaining: 0 });
      expect(refused.retryAfterSeconds).toBeGreaterThanOrEqual(1);
      expect(refused.retryAfterSeconds).toBeLessThanOrEqual(seconds);
    },
  );

  test("people and limits do not use up each other's", async () => {
    const key = newKey();
    for (let n = 0; n < 6; n += 1) await takeLimit("payment", key);
    expect((await takeLimit("payment", key)).isAllowed).toBe(false);
    expect((await takeLimit("payment", newKey())).isAllowed).toBe(true);
    expect((await takeLimit("hold", key)).isAllowed).toBe(true);
  });

  test("twenty at once are counted one by one", async () => {
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 20 }, () => takeLimit("payment", key)));
    expect(answers.filter((answer) => answer.isAllowed)).toHaveLength(5);
  });

  test("who comes back when told is let through", async () => {
    const key = newKey();
    for (let n = 0; n < 21; n += 1) await takeLimit("gateCalls", key);
    await expect
      .poll(async () => (await takeLimit("gateCalls", key)).isAllowed, { timeout: 3_000 })
      .toBe(true);
  });

  test("two instances count together", async () => {
    const key = newKey();
    for (let n = 0; n < 3; n += 1) await takeLimit("payment", key);
    expect(await other.ask("limit", "payment", key)).toMatchObject({
      isAllowed: true,
      remaining: 1,
    });
    expect(await other.ask("limit", "payment", key)).toMatchObject({
      isAllowed: true,
      remaining: 0,
    });
    expect((await takeLimit("payment", key)).isAllowed).toBe(false);
  });
});

describe.each(["down", "pause"] as const)("while Redis is away (%s)", (trouble) => {
  beforeAll(async () => {
    await setRedis("with Redis");
    testParts().redis.control[trouble]();
  });

  test.each(LIMITS)(
    "%s is counted here if it costs seats, money or accounts, else let through",
    async (name, most, seconds) => {
      const key = newKey();
      for (let n = 0; n < most; n += 1) {
        expect(await takeLimit(name, key)).toMatchObject({ isAllowed: true, most });
      }
      const next = await takeLimit(name, key);
      expect(next.isAllowed).toBe(!COUNTED_ALONE.has(name));
      if (!COUNTED_ALONE.has(name)) return;
      expect(next.remaining).toBe(0);
      expect(next.retryAfterSeconds).toBeGreaterThanOrEqual(seconds - 10);
      expect(next.retryAfterSeconds).toBeLessThanOrEqual(seconds);
    },
  );

  test("nobody waits for it longer than three short tries", async () => {
    const from = performance.now();
    for (let n = 0; n < 30; n += 1) await takeLimit("seatReads", newKey());
    expect(performance.now() - from).toBeLessThan(1_500);
  });
});

test("Redis counts again once it is back", async () => {
  const key = newKey();
  testParts().redis.control.down();
  for (let n = 0; n < 6; n += 1) await takeLimit("payment", key);
  await setRedis("with Redis");
  expect(await takeLimit("payment", key)).toMatchObject({ isAllowed: true, remaining: 4 });
});

/** A sliding window is exact inside one fixed minute; across two of them it estimates. */
async function leaveWindowEdge(): Promise<void> {
  while (Date.now() % 60_000 > 57_000) await pause(100);
}

let keys = 0;

function newKey(): string {
  keys += 1;
  return `usr_${process.pid}_${keys}`;
}
