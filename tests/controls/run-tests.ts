import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";

export type Verdict =
  "passes" | "fails" | "runs no test" | "breaks before any test" | "takes too long";

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
  }[];
}

const LONGEST_MS = 300_000;
const KILL_AFTER_MS = 15_000;

/** Runs the tests of one file whose title contains this text, in this copy, and says how they end. */
export async function runTests(
  folder: string,
  test: { readonly file: string; readonly title: string },
): Promise<{ verdict: Verdict; output: string }> {
  const reportFile = join(folder, "control-report.json");
  await rm(reportFile, { force: true });
  const title = test.title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const reporters = ["--reporter=json", `--outputFile=${reportFile}`];
  const { output, isLate } = await runVitest(folder, [test.file, "-t", title, ...reporters]);
  if (isLate) return { verdict: "takes too long", output };
  const report = await readFile(reportFile, "utf8").catch(() => undefined);
  if (report === undefined) return { verdict: "breaks before any test", output };
  return { verdict: judge(JSON.parse(report) as Report, test.title), output };
}

/** A failed hook or import is no failed test: it would hide that nothing watches the guard. */
export function judge(report: Report, title: string): Verdict {
  const results = report.testResults.flatMap((file) => file.assertionResults);
  const statuses = results.filter((one) => one.title.includes(title)).map((one) => one.status);
  if (statuses.includes("failed")) return "fails";
  if (report.testResults.some((file) => file.message !== "")) return "breaks before any test";
  return statuses.includes("passed") ? "passes" : "runs no test";
}

function runVitest(folder: string, options: readonly string[]) {
  return new Promise<{ output: string; isLate: boolean }>((done, fail) => {
    const vitest = join(folder, "node_modules/vitest/vitest.mjs");
    const child = spawn(process.execPath, [vitest, "run", ...options], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let isLate = false;
    const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-20_000));
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const late = setTimeout(() => {
      isLate = true;
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), KILL_AFTER_MS).unref();
    }, LONGEST_MS);
    child.once("error", fail);
    child.once("close", () => {
      clearTimeout(late);
      done({ output, isLate });
    });
  });
}
