import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import { askRedis, REDIS_AWAY } from "@/lib/services/redis";
import { testParts } from "./parts";

/** Every race is run in both: Redis sheds people, it never decides for PostgreSQL. */
export const REDIS_MODES = ["with Redis", "with Redis down"] as const;

/** Brings Redis to this state, and proves that the product sees it so. */
export async function setRedis(mode: (typeof REDIS_MODES)[number]): Promise<void> {
  const { control } = testParts().redis;
  if (mode === "with Redis down") {
    control.down();
    expect(await isAway()).toBe(true);
    return;
  }
  control.resume();
  control.up();
  control.dropAnswers(0);
  await control.flush();
  // It may be skipped for five seconds after it was away.
  const giveUpAt = performance.now() + 7_000;
  while ((await isAway()) && performance.now() < giveUpAt) await pause(50);
  expect(await isAway()).toBe(false);
}

async function isAway(): Promise<boolean> {
  return (await askRedis((redis) => redis.ping())) === REDIS_AWAY;
}
