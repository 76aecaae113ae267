import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser } from "@playwright/test";

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
];

export interface BrowserProgram {
  readonly executablePath: string;
  readonly args: readonly string[];
}

/**
 * Playwright's own Chromium when it was installed, else CHROMIUM_PATH, else one on PATH, else the
 * headless one from npm: the last needs nothing installed by hand.
 */
export async function findBrowser(): Promise<BrowserProgram> {
  const own = chromium.executablePath();
  const found = [own, process.env["CHROMIUM_PATH"], ...listOnPath()].find(isRunnable);
  if (found) return { executablePath: found, args: QUIET };
  const { default: bundled } = await import("@sparticuz/chromium");
  return {
    executablePath: await bundled.executablePath(),
    // In one process, closing one page would end the browser.
    args: [...bundled.args.filter((one) => one !== "--single-process"), ...QUIET],
  };
}

export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args } = await findBrowser();
  return chromium.launch({ executablePath, args: [...args] });
}

function listOnPath(): string[] {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
}

function isRunnable(file: string | undefined): file is string {
  if (!file || !existsSync(file)) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
