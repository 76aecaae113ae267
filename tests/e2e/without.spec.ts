import type { Page } from "@playwright/test";
import { findShowtime } from "./programme";
import { expect, stackOfRun, test } from "./test";
import { chooseTwoSeats, payByCard, register } from "./visitor";

test("without JavaScript somebody browses, chooses, holds and pays", async ({ visit }) => {
  const page = await visit({ javaScriptEnabled: false });
  const showtime = await findShowtime();
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto("/movies");
  await expect(page.getByRole("article").first()).toBeVisible();
  await register(page, stackOfRun().app);
  await page.goto(`/showtimes/${showtime.id}`);
  await chooseTwoSeats(page);
  await page.getByRole("button", { name: "Hold seats" }).click();
  await page.waitForURL(/\/bookings\//);
  await expect(page.getByText(/Held for you until/)).toBeVisible();
  await page.getByRole("button", { name: /^Pay / }).click();
  await page.waitForURL(/\/c\/pay\//);
  await payByCard(page);
  await expect(page.getByText("Booking confirmed")).toBeVisible();
});

test("by keyboard only somebody chooses two seats, holds and pays them", async ({ visit }) => {
  const page = await visit();
  const showtime = await findShowtime();
  await register(page, stackOfRun().app);
  await page.goto(`/showtimes/${showtime.id}`);
  await tabTo(page, /^Row \S+ seat \d+/);
  await page.keyboard.press("Home");
  await chooseFreePair(page);
  await tabTo(page, /^Hold seats$/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/bookings\//);
  await tabTo(page, /^Pay /);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/c\/pay\//);
  await tabTo(page, /card number/i);
  await page.keyboard.type("4242424242424242");
  await tabTo(page, /expir/i);
  await page.keyboard.type("1240");
  await tabTo(page, /cvc/i);
  await page.keyboard.type("123");
  await tabTo(page, /name on card/i);
  await page.keyboard.type("Ada Visitor");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Booking confirmed")).toBeVisible();
});

const MOST_TABS = 80;

/** Presses Tab until the element with this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (name.test(await focusedName(page))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${name.source}.`);
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    // Nothing has the focus: the body's text is no name.
    if (!(at instanceof HTMLElement) || at === document.body) return "";
    const label = at instanceof HTMLInputElement ? (at.labels?.[0]?.textContent ?? "") : "";
    return (at.ariaLabel ?? (label || at.textContent || "")).trim();
  });
}

/** Walks the row by arrow and takes the first two of a free run with room beside it. */
async function chooseFreePair(page: Page): Promise<void> {
  for (let steps = 0; steps < 8; steps += 1) {
    if (/available$/.test(await focusedName(page))) {
      await page.keyboard.press("Space");
      await page.keyboard.press("ArrowRight");
      if (/available$/.test(await focusedName(page))) {
        await page.keyboard.press("Space");
        return;
      }
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("Space");
    }
    await page.keyboard.press("ArrowRight");
  }
  throw new Error("No two free seats side by side in this row.");
}
