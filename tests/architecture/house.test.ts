import { readdir } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { houseChecks, type Tree } from "./house-checks";
import { listFiles, readText, root } from "./tree";

describe("the house", () => {
  const named = houseChecks.map((check) => [check.promise, check] as const);
  let house: Tree = {};

  beforeAll(async () => {
    house = await readHouse();
  });

  test.each(named)("%s", (_promise, { problems }) => {
    expect(problems(house)).toEqual([]);
  });

  test.each(named)("a planted tree is caught when it breaks: %s", (_promise, check) => {
    expect(check.problems(check.wrong)).toEqual(Object.keys(check.wrong).sort());
    expect(check.problems(check.right)).toEqual([]);
  });
});

/** Every text of the repository that git would keep. */
async function readHouse(): Promise<Tree> {
  const ignored = await ignoredNames();
  const entries = await readdir(root, { withFileTypes: true });
  const kept = entries.filter((entry) => !ignored.some((pattern) => pattern.test(entry.name)));
  const files = kept.filter((entry) => entry.isFile()).map((entry) => entry.name);
  const rooms = kept.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const all = [...files, ...(await listFiles(rooms))];
  const texts = await Promise.all(all.map(async (path) => [path, await readText(path)] as const));
  return Object.fromEntries(texts);
}

async function ignoredNames(): Promise<RegExp[]> {
  const lines = (await readText(".gitignore")).split("\n").filter((line) => /^[^#\s]/.test(line));
  const patterns = lines.map((line) => line.replace(/\/$/, "").replaceAll(".", "\\."));
  return ["\\.git", ...patterns].map((line) => new RegExp(`^${line.replaceAll("*", ".*")}$`));
}
