import { randomInt } from "node:crypto";
import {
  test as base,
  expect,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from "@playwright/test";
import type { Stack } from "../support/stack";

interface Fixtures {
  /** A browser of somebody new, with an address of their own; every console error fails the test. */
  readonly visit: (options?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  visit: async ({ browser }, use) => {
    const complaints: string[] = [];
    const pages: Page[] = [];
    await use(async (options) => {
      const page = await openPage(browser, complaints, options);
      pages.push(page);
      return page;
    });
    // Visitors leave: a page left open would go on asking for its seats.
    for (const page of pages) await page.context().close();
    expect(complaints, "errors on the browser's console").toEqual([]);
  },
});

export { expect };

/** The product that the global setup started for this run. */
export function stackOfRun(): Stack {
  const text = process.env["MATINEE_STACK"];
  if (!text) throw new Error("The stack was not started.");
  return JSON.parse(text) as Stack;
}

async function openPage(
  browser: Browser,
  complaints: string[],
  options: BrowserContextOptions = {},
): Promise<Page> {
  const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
  const context = await browser.newContext({
    baseURL: stackOfRun().app,
    extraHTTPHeaders: { "x-forwarded-for": address },
    ...options,
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return page;
}
