import { describe, expect, test } from "vitest";
import { applyPatch, listPatches, type NamedPatch } from "../controls/patch";
import { judge } from "../controls/run-tests";
import { readText } from "./tree";

describe("the patches that take guards away", async () => {
  const patches = (await listPatches()).map((patch) => [patch.name, patch] as const);

  test.each(patches)("%s still stands exactly once in its file", async (_name, patch) => {
    const text = await readText(patch.file);
    expect(applyPatch(patch, text)).not.toBe(text);
  });

  test.each(patches)("%s names a test file that exists", async (_name, patch) => {
    await expect(readText(patch.test.file)).resolves.toContain("test");
  });

  test("a patch whose text is gone or stands twice is refused", () => {
    const patch = { name: "gone", file: "a.ts", find: "lock;", replace: "" } as NamedPatch;
    expect(applyPatch(patch, "take; lock; write;")).toBe("take;  write;");
    expect(() => applyPatch(patch, "take; write;")).toThrow("no longer stands in a.ts");
    expect(() => applyPatch(patch, "lock; lock;")).toThrow("stands 2 times in a.ts");
  });
});

describe("the verdict on a run", () => {
  const title = "one holds it";

  test.each([
    ["fails", [{ status: "failed", title }], ""],
    ["passes", [{ status: "passed", title }], ""],
    ["runs no test", [{ status: "skipped", title }], ""],
    ["runs no test", [{ status: "passed", title: "another test" }], ""],
    ["breaks before any test", [], "SyntaxError"],
    ["breaks before any test", [{ status: "skipped", title }], "beforeAll failed"],
  ] as const)("is: %s, when the named test answers %j %s", (verdict, assertionResults, message) => {
    expect(judge({ testResults: [{ message, assertionResults }] }, title)).toBe(verdict);
  });
});
