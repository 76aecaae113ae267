import { resolve } from "node:path";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, test } from "vitest";
import { snippets, type Snippet } from "./planted-snippets";
import { root } from "./tree";

describe("the lint rules", () => {
  test("every house rule has a planted snippet", async () => {
    const planted = new Set(snippets.map((snippet) => snippet.rule));
    expect((await houseRules()).filter((rule) => !planted.has(rule))).toEqual([]);
  });
});

describe("a planted snippet", { timeout: 60_000 }, () => {
  const wrong = snippets.map((snippet) => [snippet.file, snippet.rule, snippet] as const);
  const right = snippets.map((snippet) => [snippet.rightFile, snippet.rule, snippet] as const);

  test.each(wrong)("of %s breaks %s", async (_file, _rule, snippet) => {
    const rules = await brokenRules(snippet, snippet.wrong);
    expect(rules).toContain(snippet.rule);
  });

  test.each(right)("of %s respects %s", async (_file, _rule, snippet) => {
    const rules = await brokenRules({ ...snippet, file: snippet.rightFile }, snippet.right);
    expect(rules).not.toContain(snippet.rule);
  });
});

async function houseRules(): Promise<string[]> {
  const config = await withoutTypes.calculateConfigForFile(resolve(root, "lib/domain/money.ts"));
  return Object.keys(config.plugins.house.rules).map((name) => `house/${name}`);
}

/** The rules a text would break if it stood in this file. Fails when the text is not even parsed. */
async function brokenRules(snippet: Snippet, text: string): Promise<string[]> {
  const linter = snippet.needsTypes ? withTypes : withoutTypes;
  const [result] = await linter.lintText(`${text}\n`, { filePath: resolve(root, snippet.file) });
  const messages = result?.messages ?? [];
  expect(messages.filter((message) => message.fatal)).toEqual([]);
  expect(messages.map((message) => message.message)).not.toContainEqual(
    expect.stringContaining("File ignored"),
  );
  return messages.map((message) => message.ruleId ?? "");
}

/** Most rules need a syntax tree only, and then the file need not exist. */
const withoutTypes = new ESLint({
  cwd: root,
  overrideConfig: [{ files: ["**/*.{ts,tsx}"], ...tseslint.configs.disableTypeChecked }],
});

/** Rules that need types meet the planted file in a project made for it. */
const withTypes = new ESLint({
  cwd: root,
  overrideConfig: [
    {
      files: ["**/*.{ts,tsx}"],
      languageOptions: {
        parserOptions: {
          projectService: {
            allowDefaultProject: ["lib/commands/planted.ts", "components/seats/planted.tsx"],
            defaultProject: "tsconfig.json",
          },
        },
      },
    },
  ],
});
