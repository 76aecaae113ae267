import { expect, test } from "vitest";
import { ENV_NAMES } from "@/lib/env";
import { readText } from "./tree";

test(".env.example names exactly the variables that the program reads", async () => {
  expect(await exampleNames()).toEqual([...ENV_NAMES].sort());
});

test.each(["Dockerfile", "compose.yaml"])(
  "%s names every variable of .env.example",
  async (file) => {
    const text = await readText(file);
    const missing = (await exampleNames()).filter(
      (name) => !new RegExp(`\\b${name}\\b`).test(text),
    );
    expect(missing).toEqual([]);
  },
);

async function exampleNames(): Promise<string[]> {
  const lines = (await readText(".env.example")).matchAll(/^([A-Z][A-Z0-9_]*)=/gm);
  return [...lines].map(([, name]) => name ?? "").sort();
}
