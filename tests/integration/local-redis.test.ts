import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { redisControl } from "../../local/redis/control.js";
import { findRedisServer } from "../../local/redis/redis-server.js";
import { type RedisPart, startRedis } from "../../local/redis/start.js";

const TAKE_ALL = `#!lua flags=allow-key-locking
for _, key in ipairs(KEYS) do
  local held = redis.call("GET", key)
  if held and held ~= ARGV[1] then return {0, key, held} end
end
for _, key in ipairs(KEYS) do redis.call("SET", key, ARGV[1], "PX", ARGV[2]) end
return {1}`;

const engines = ["in-process", "redis-server"] as const;

for (const engine of engines) {
  describe.skipIf(engine === "redis-server" && !findRedisServer())(`Redis over ${engine}`, () => {
    const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "matinee-redis-"));
    let part: RedisPart;
    let redis: Redis;

    beforeAll(async () => {
      const forceInProcess = engine === "in-process";
      part = await startRedis({ port: 0, token: "secret", dataDir, forceInProcess });
      redis = new Redis({ url: part.url, token: "secret", retry: { retries: 0 } });
    });
    afterAll(async () => {
      await part.stop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    });
    beforeEach(() => part.control.flush());

    it("says which engine it runs", () => {
      expect(part.engine).toBe(engine);
      expect(part.detail).toContain(part.url);
    });

    it("keeps text, numbers, objects and awkward letters as they were", async () => {
      await redis.set("plain", "OK");
      await redis.set("object", { seats: ["A1"], note: "Ünï🎬" });
      await redis.hset("hash", { a: 1, b: "zwei" });
      expect(await redis.set("n", 41)).toBe("OK");
      expect(await redis.incr("n")).toBe(42);
      expect(await redis.get("plain")).toBe("OK");
      expect(await redis.get("object")).toEqual({ seats: ["A1"], note: "Ünï🎬" });
      expect(await redis.get("absent")).toBeNull();
      expect(await redis.mget("plain", "absent", "n")).toEqual(["OK", null, 42]);
      expect(await redis.hgetall("hash")).toEqual({ a: 1, b: "zwei" });
      expect(await redis.hmget("hash", "b", "c")).toEqual({ b: "zwei", c: null });
      expect(await redis.ping()).toBe("PONG");
    });

    it("sets only when absent, and forgets at the deadline", async () => {
      expect(await redis.set("k", "one", { nx: true, px: 60 })).toBe("OK");
      expect(await redis.set("k", "two", { nx: true, px: 60 })).toBeNull();
      expect(await redis.pttl("k")).toBeGreaterThan(0);
      await expect.poll(() => redis.get("k"), { timeout: 2_000 }).toBeNull();
    });

    it("answers a pipeline and a transaction in order", async () => {
      expect(await redis.pipeline().set("p", "1").incr("p").get("p").exec()).toEqual(["OK", 2, 2]);
      expect(await redis.multi().set("m", "x").append("m", "y").get("m").exec()).toEqual([
        "OK",
        2,
        "xy",
      ]);
    });

    it("names a wrong command and a wrong type, and refuses another token", async () => {
      await redis.set("text", "letters");
      await expect(redis.incr("text")).rejects.toThrow(/not an integer/);
      await expect(redis.lpush("text", "x")).rejects.toThrow(/WRONGTYPE|not a list/i);
      const kept = await redis.pipeline().get("text").incr("text").exec({ keepErrors: true });
      expect(kept[0].result).toBe("letters");
      expect(kept[1].error).toMatch(/not an integer/);
      const stranger = new Redis({ url: part.url, token: "other", retry: { retries: 0 } });
      await expect(stranger.get("text")).rejects.toThrow(/WRONGPASS/);
    });

    it("runs a script by its sha, after NOSCRIPT by its text", async () => {
      const script = redis.createScript<unknown[]>(TAKE_ALL);
      await redis.scriptLoad(TAKE_ALL);
      expect(await script.evalsha(["s:1", "s:2"], ["bkg_1", "5000"])).toEqual([1]);
      await part.control.flush();
      await expect(script.evalsha(["s:1"], ["bkg_1", "5000"])).rejects.toThrow(/NOSCRIPT/);
      expect(await script.exec(["s:1"], ["bkg_1", "5000"])).toEqual([1]);
    });

    it("gives overlapping baskets to exactly one taker, all or none", async () => {
      const script = redis.createScript<[number, string?, string?]>(TAKE_ALL);
      const takers = Array.from({ length: 40 }, (_, n) => {
        const seats = n % 2 ? ["s:1", "s:2"] : ["s:2", "s:1", `s:own-${n}`];
        return script.exec(seats, [`bkg_${n}`, "5000"]);
      });
      const answers = await Promise.all(takers);
      const winner = answers.findIndex(([won]) => won === 1);
      expect(answers.filter(([won]) => won === 1)).toHaveLength(1);
      expect(await redis.mget("s:1", "s:2")).toEqual([`bkg_${winner}`, `bkg_${winner}`]);
      expect(answers.filter(([won, , by]) => won === 0 && by !== `bkg_${winner}`)).toEqual([]);
      expect(await redis.pttl("s:1")).toBeGreaterThan(0);
    });

    const limiters = {
      "a fixed window": Ratelimit.fixedWindow(3, "60 s"),
      "a sliding window": Ratelimit.slidingWindow(3, "60 s"),
      "a token bucket": Ratelimit.tokenBucket(1, "60 s", 3),
    };
    for (const [name, limiter] of Object.entries(limiters)) {
      it(`limits by ${name}`, async () => {
        const limit = new Ratelimit({ redis, limiter, ephemeralCache: false });
        const answers = [];
        for (let n = 0; n < 5; n += 1) answers.push(await limit.limit("person"));
        expect(answers.map((answer) => answer.success)).toEqual([true, true, true, false, false]);
        expect((await limit.limit("other")).success).toBe(true);
      });
    }

    it("hangs, goes down, loses an answer and comes back, as told over HTTP", async () => {
      const control = redisControl(part.url);
      await redis.set("k", "kept");
      const before = await control.requests();

      await control.pause();
      let answered = false;
      const hanging = redis.get("k").then((value) => {
        answered = true;
        return value;
      });
      await expect.poll(() => control.requests()).toBe(before + 1);
      expect(answered).toBe(false);
      await control.resume();
      expect(await hanging).toBe("kept");

      await control.down();
      await expect(redis.get("k")).rejects.toThrow(/fetch failed/);
      await control.up();
      expect(await redis.get("k")).toBe("kept");

      await control.dropAnswers(1);
      await expect(redis.set("k", "lost answer")).rejects.toThrow(/fetch failed/);
      expect(await redis.get("k")).toBe("lost answer");

      await control.flush();
      expect(await redis.get("k")).toBeNull();
    });
  });
}

describe.skipIf(!findRedisServer())("a redis-server left over from a crash", () => {
  it("is ended by the next start on the same folder", async () => {
    const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "matinee-redis-"));
    const first = await startRedis({ port: 0, token: "t", dataDir });
    const second = await startRedis({ port: 0, token: "t", dataDir });
    const redis = new Redis({ url: second.url, token: "t", retry: { retries: 0 } });
    expect(second.engine).toBe("redis-server");
    expect(await redis.set("k", 1)).toBe("OK");
    await first.stop();
    await second.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  });
});
