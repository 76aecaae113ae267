import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { readCatalogueVersions, listPublishedMovies } from "@/lib/queries/catalogue";
import { cached } from "@/lib/services/cache";
import { now } from "@/lib/services/clock";
import { openRedis } from "@/lib/services/redis";
import { setRedis } from "@/tests/support/redis-modes";
import { startSecondInstance } from "@/tests/support/second-instance";
import { testParts } from "@/tests/support/parts";
import { makeShowtime } from "@/tests/support/world";

const other = await startSecondInstance();
afterAll(() => other.stop());
beforeEach(() => setRedis("with Redis"));

describe("a cached value", () => {
  test("is loaded once, however many ask at the same time", async () => {
    const entry = makeEntry("crowd");
    await Promise.all(Array.from({ length: 50 }, () => cached(entry)));
    expect(entry.loads()).toBe(1);
  });

  test("comes back with its dates, absences and nesting as they were", async () => {
    const value = { at: new Date("2026-03-01T10:00:00.123Z"), list: [{ on: new Date(0) }, null] };
    const entry = { key: "dates", seconds: 60, load: async () => value };
    expect(await cached(entry)).toEqual(value);
    const again = await cached({ ...entry, load: () => Promise.reject(new Error("loaded again")) });
    expect(again).toEqual(value);
  });

  test("is the same in Redis, for as long as it was made for", async () => {
    await cached(makeEntry("kept", 60));
    const leftSeconds = await openRedis().ttl("cache:kept");
    expect(leftSeconds).toBeGreaterThan(50);
    expect(leftSeconds).toBeLessThanOrEqual(60);
  });

  test("ends at its time and is then loaded and remembered anew, also without Redis", async () => {
    const entry = makeEntry("short", 1);
    expect(await cached(entry)).toBe("short 1");
    await expect.poll(() => cached(entry), { timeout: 3_000 }).toBe("short 2");
    testParts().redis.control.down();
    expect(await cached(entry)).toBe("short 2");
    expect(entry.loads()).toBe(2);
  });

  test("is loaded when Redis is away, and not kept when loading failed", async () => {
    testParts().redis.control.down();
    const entry = makeEntry("away");
    await expect(
      cached({ ...entry, load: () => Promise.reject(new Error("no database")) }),
    ).rejects.toThrow("no database");
    expect(await cached(entry)).toBe("away 1");
    expect(await cached(entry)).toBe("away 1");
  });

  test("that Redis lost is still in memory, and that memory never had comes from Redis", async () => {
    const entry = makeEntry("flushed");
    await cached(entry);
    await testParts().redis.control.flush();
    expect(await cached(entry)).toBe("flushed 1");
  });
});

describe("two instances", () => {
  test("share what one of them loaded", async () => {
    const { key } = await makeShowtime(now());
    await raiseVersion();
    expect(await listTitles()).toContain("Midnight Monsoon");
    // Past the caches: nobody who has a copy can see this.
    await db().movie.update({ where: { id: `mov_${key}` }, data: { title: "Behind their backs" } });
    expect(await other.ask("titles")).not.toContain("Behind their backs");
  });

  test("both see an edit at once, because it raises the version in its own transaction", async () => {
    const { key } = await makeShowtime(now());
    expect(await listTitles()).toEqual(await other.ask("titles"));
    for (const title of ["First Cut", "Second Cut"]) {
      await db().$transaction([
        db().movie.update({ where: { id: `mov_${key}` }, data: { title } }),
        raiseVersion(),
      ]);
      expect(await other.ask("titles")).toContain(title);
      expect(await listTitles()).toContain(title);
    }
  });

  test("both see an edit at once without Redis too", async () => {
    const { key } = await makeShowtime(now());
    await raiseVersion();
    await other.ask("titles");
    testParts().redis.control.down();
    await db().$transaction([
      db().movie.update({ where: { id: `mov_${key}` }, data: { title: "Last Cut" } }),
      raiseVersion(),
    ]);
    expect(await other.ask("titles")).toContain("Last Cut");
    expect(await listTitles()).toContain("Last Cut");
  });
});

function makeEntry(key: string, seconds = 60) {
  let loads = 0;
  const load = async () => `${key} ${++loads}`;
  return { key, seconds, load, loads: () => loads };
}

async function listTitles(): Promise<string[]> {
  const { movies } = await readCatalogueVersions();
  return (await listPublishedMovies(movies)).map((movie) => movie.title);
}

/** What every catalogue command does in its transaction. */
function raiseVersion() {
  return db().$executeRaw`
    insert into catalogue_versions (scope, version) values ('movies', 1)
    on conflict (scope) do update set version = catalogue_versions.version + 1`;
}
