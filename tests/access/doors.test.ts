import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { ACTION_DOORS, API_DOORS } from "./doors";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

test("every method of every API route is in the table of doors, and no other", async () => {
  const files = await listFiles("route.ts");
  const doors = await Promise.all(files.map(listMethods));
  expect(doors.flat().sort()).toEqual(Object.keys(API_DOORS).sort());
});

test("every exported server action is in the table of doors, and no other", async () => {
  const files = await listFiles("actions.ts");
  const doors = await Promise.all(files.map(listActions));
  expect(doors.flat().sort()).toEqual(Object.keys(ACTION_DOORS).sort());
});

test("server actions live in files of actions only, where the table looks for them", async () => {
  const others = (await listFiles("")).filter((file) => !file.endsWith("/actions.ts"));
  const texts = await Promise.all(others.map((file) => readFile(file, "utf8")));
  const strays = others.filter((_, at) => /^\s*["']use server["']/m.test(texts[at] ?? ""));
  expect(strays).toEqual([]);
});

async function listMethods(file: string): Promise<string[]> {
  const url = `/${path.dirname(file).split(path.sep).slice(1).join("/")}`;
  const names = exportsOf(await readFile(file, "utf8"));
  return names.filter((name) => METHODS.includes(name)).map((name) => `${name} ${url}`);
}

async function listActions(file: string): Promise<string[]> {
  const text = await readFile(file, "utf8");
  expect(text.startsWith('"use server";')).toBe(true);
  return exportsOf(text).map((name) => `${file} ${name}`);
}

/** The names of what a module exports as a value. */
function exportsOf(text: string): string[] {
  const direct = text.matchAll(/^export (?:const|let|(?:async )?function) (\w+)/gm);
  const lists = text.matchAll(/^export \{([^}]*)\}/gm);
  const listed = [...lists].flatMap(([, list = ""]) =>
    list.split(",").map((one) => one.trim().split(" as ").at(-1) ?? ""),
  );
  return [...[...direct].map(([, name = ""]) => name), ...listed].filter(Boolean);
}

async function listFiles(name: string): Promise<string[]> {
  const all = await readdir("app", { recursive: true });
  const isCode = (file: string) => /\.tsx?$/.test(file) && file.endsWith(name);
  return all.filter(isCode).map((file) => path.join("app", file));
}
