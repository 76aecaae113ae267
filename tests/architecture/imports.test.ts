import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cruise, type ICruiseOptions, type ICruiseResult } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packages, plants, targets, type Plant } from "./planted-imports";
import { root, writeTree } from "./tree";

describe("the import table", () => {
  test("holds in the whole repository", { timeout: 60_000 }, async () => {
    const found = await violations(root);
    expect(found.map((one) => `${one.rule.name}: ${one.from} -> ${one.to}`)).toEqual([]);
  });

  test("every rule says in one sentence why it exists", async () => {
    for (const rule of await rules()) {
      expect(rule.comment, rule.name).toMatch(/^[A-Z][^.]+\.$/);
    }
  });

  test("every rule has a planted violation", async () => {
    const names = (await rules()).map((rule) => rule.name);
    expect([...new Set(plants.map((plant) => plant.rule))].sort()).toEqual(names.sort());
  });
});

describe("a planted violation", () => {
  const named = plants.map((plant) => [plant.rule, plant] as const);
  let planted: Awaited<ReturnType<typeof violations>> = [];
  let folder = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "matinee-imports-"));
    await writeTree(folder, plantedTree(plants));
    planted = await violations(folder);
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(named)("is reported by %s and by no other rule", (rule, { wrong: [file] }) => {
    const reported = planted.filter((one) => one.from === file).map((one) => one.rule.name);
    expect([...new Set(reported)]).toEqual([rule]);
  });

  test.each(named)("stays apart from what %s allows", (_rule, { right: [file] }) => {
    expect(planted.filter((one) => one.from === file)).toEqual([]);
  });
});

/** The alias of the repository; the base is named because the tree is not the working directory. */
const plantedCompilerOptions = {
  module: "esnext",
  moduleResolution: "bundler",
  baseUrl: ".",
  paths: { "@/*": ["./*"] },
};

/** One tree with every plant: the files of the plants, empty files where they point, and packages. */
function plantedTree(all: readonly Plant[]): Record<string, string> {
  const tree: Record<string, string> = {
    ...targets,
    "tsconfig.json": JSON.stringify({ compilerOptions: plantedCompilerOptions }),
    "package.json": JSON.stringify({
      dependencies: Object.fromEntries(packages.product.map((name) => [name, "1.0.0"])),
      devDependencies: Object.fromEntries(packages.dev.map((name) => [name, "1.0.0"])),
    }),
  };
  for (const name of [...packages.product, ...packages.dev]) {
    tree[`node_modules/${name}/package.json`] = JSON.stringify({ name, main: "index.js" });
    tree[`node_modules/${name}/index.js`] = "module.exports = {};\n";
  }
  for (const subpath of packages.files) tree[`node_modules/${subpath}`] = "module.exports = {};\n";
  for (const { wrong, right } of all) {
    for (const [file, ...imports] of [wrong, right]) {
      tree[file] = `${imports.join("\n")}\nexport {};\n`;
      for (const target of imports.flatMap(ownTargets)) tree[target] ??= "export const x = 1;\n";
    }
  }
  return tree;
}

/** The repository files an import line points at. */
function ownTargets(line: string): string[] {
  return [...line.matchAll(/"@\/([^"]+)"/g)].map(([, path]) => `${path ?? ""}.ts`);
}

async function violations(folder: string) {
  const options = await readConfiguration();
  const tsConfig = join(folder, "tsconfig.json");
  const answer = await cruise(
    ["."],
    { ...options, baseDir: folder, tsConfig: { fileName: tsConfig } },
    {},
    { tsConfig: extractTsConfig(tsConfig) },
  );
  return (answer.output as ICruiseResult).summary.violations;
}

async function rules() {
  return (await readConfiguration()).ruleSet?.forbidden ?? [];
}

function readConfiguration(): Promise<ICruiseOptions> {
  return extractOptions(join(root, ".dependency-cruiser.cjs"));
}
