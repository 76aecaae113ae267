/**
 * Takes the guards of the product away, one at a time, in a scratch copy, and asks whether a test
 * notices. A guard nobody watches fails the run; so does a patch that no longer applies.
 *
 *   npm run controls                      every patch
 *   npm run controls -- claim-condition   the patches whose name contains a word
 *
 * A patch is a file in tests/controls/patches that exports `patch` (see patch.ts) and is named after
 * the guard it removes. Its test is first run on the intact copy, where it must pass.
 */
import { applyPatch, listPatches, type NamedPatch } from "./patch";
import { runTests } from "./run-tests";
import { openScratch, type Scratch } from "./scratch";

const intactRuns = new Map<string, ReturnType<typeof runTests>>();
const words = process.argv.slice(2);
const all = await listPatches();
const patches = all.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
);

if (patches.length === 0) {
  console.error(
    `No patch is called so. There are: ${all.map(({ name }) => name).join(", ") || "none"}`,
  );
  process.exitCode = 1;
} else {
  const scratch = await openScratch();
  try {
    process.exitCode = await runAll(scratch, patches);
  } finally {
    await scratch.remove();
  }
}

async function runAll(scratch: Scratch, chosen: readonly NamedPatch[]): Promise<number> {
  const width = Math.max(...chosen.map(({ name }) => name.length));
  let unwatched = 0;
  for (const patch of chosen) {
    const startedAt = performance.now();
    const fault = await findFault(scratch, patch).catch((error: unknown) => String(error));
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1).padStart(6);
    if (fault !== undefined) unwatched += 1;
    console.log(`${patch.name.padEnd(width)}  ${seconds} s  ${fault ?? "noticed"}`);
  }
  console.log(`controls: ${chosen.length - unwatched} passed, ${unwatched} failed`);
  return unwatched === 0 ? 0 : 1;
}

/** Why this patch proves nothing; undefined when its test passes with the guard and fails without. */
async function findFault(scratch: Scratch, patch: NamedPatch): Promise<string | undefined> {
  const intact = await scratch.read(patch.file);
  const broken = applyPatch(patch, intact);
  const before = await runIntact(scratch, patch);
  if (before.verdict !== "passes") return say("with the guard", patch, before);
  await scratch.write(patch.file, broken);
  try {
    const after = await runTests(scratch.folder, patch.test);
    return after.verdict === "fails" ? undefined : say("without the guard", patch, after);
  } finally {
    await scratch.write(patch.file, intact);
  }
}

/** Several patches may name one test: it runs once with every guard in place. */
function runIntact({ folder }: Scratch, { test }: NamedPatch) {
  const key = `${test.file} ${test.title}`;
  const run = intactRuns.get(key) ?? runTests(folder, test);
  intactRuns.set(key, run);
  return run;
}

function say(when: string, { test }: NamedPatch, run: { verdict: string; output: string }): string {
  return `NOT NOTICED: ${when}, "${test.title}" of ${test.file} ${run.verdict}\n${run.output.slice(-2_000)}`;
}
