import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { findShowtime, listMails } from "./programme";
import { expect, stackOfRun, test } from "./test";
import { chooseTwoSeats, payByCard, register } from "./visitor";

test("a newcomer goes from the home page to two seats, tickets, PDF and mail", async ({
  visit,
}) => {
  const page = await visit();
  const email = `${randomUUID()}@visitor.test`;
  await page.goto("/");
  await page.getByRole("navigation", { name: /day/i }).getByRole("link").nth(2).click();
  await page.waitForURL(/date=/);
  await page
    .getByRole("link", { name: /Plenty of seats/ })
    .first()
    .click();
  await page.waitForURL(/\/showtimes\//);
  await chooseTwoSeats(page);
  await page.getByRole("button", { name: "Hold seats" }).click();

  await page.waitForURL(/\/sign-in/);
  await page.getByRole("link", { name: /create an account/i }).click();
  await page.getByLabel("Name").fill("Ada Visitor");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(randomUUID());
  await page.getByRole("button", { name: "Create account" }).click();

  await page.waitForURL(/\/showtimes\/.*seats=/);
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(2);
  await page.getByRole("button", { name: "Hold seats" }).click();
  await page.waitForURL(/\/bookings\//);
  await page.getByRole("button", { name: /^Pay / }).click();
  await page.waitForURL(/\/c\/pay\//);
  await payByCard(page);

  await expect(page.getByText("Booking confirmed")).toBeVisible();
  await expect(page.getByRole("img", { name: /code/i })).toHaveCount(2);
  expect(await downloadPdf(page)).toMatch(/^%PDF-/);
  await expect.poll(() => listMails(email), { timeout: 30_000 }).toHaveLength(1);
  const [mail] = await listMails(email);
  expect(mail?.attachments.map((file) => file.contentType)).toEqual([
    "application/pdf",
    "text/calendar",
  ]);
  const attached = await fetch(new URL(mail?.attachments[0]?.url ?? "", stackOfRun().resend));
  expect((await attached.text()).slice(0, 5)).toBe("%PDF-");
});

test("a declined card stays on the payment page, and the next card pays the same booking", async ({
  visit,
}) => {
  const page = await visit();
  await hold(page);
  await page.getByRole("button", { name: /^Pay / }).click();
  await payByCard(page, "4000 0000 0000 0002");
  await expect(page.getByText(/declined/i).first()).toBeVisible();
  await payByCard(page);
  await expect(page.getByText("Booking confirmed")).toBeVisible();
});

test("who comes back from the payment page without paying still has the seats and the clock", async ({
  visit,
}) => {
  const page = await visit();
  await hold(page);
  const booking = page.url();
  await page.getByRole("button", { name: /^Pay / }).click();
  await page.waitForURL(/\/c\/pay\//);
  await page
    .getByRole("link", { name: /cancel|back/i })
    .first()
    .click();
  await page.waitForURL(booking);
  await expect(page.getByRole("button", { name: "Continue payment" })).toBeVisible();
  await page.getByRole("button", { name: /cancel and let/i }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/let these seats go/);
});

test("the clock of a hold is the same after a reload and on a second device", async ({ visit }) => {
  const page = await visit();
  const account = await hold(page);
  const printed = await page.locator("time").first().getAttribute("datetime");
  await page.reload();
  expect(await page.locator("time").first().getAttribute("datetime")).toBe(printed);

  const phone = await visit({ viewport: { width: 390, height: 844 } });
  await phone.goto(`/sign-in?next=${encodeURIComponent(new URL(page.url()).pathname)}`);
  await phone.getByLabel("E-mail address").fill(account.email);
  await phone.getByLabel("Password").fill(account.password);
  await phone.getByRole("button", { name: "Sign in" }).click();
  await phone.waitForURL(/\/bookings\//);
  expect(await phone.locator("time").first().getAttribute("datetime")).toBe(printed);
});

async function hold(page: Page) {
  const showtime = await findShowtime();
  const account = await register(page, stackOfRun().app);
  await page.goto(`/showtimes/${showtime.id}`);
  await chooseTwoSeats(page);
  await page.getByRole("button", { name: "Hold seats" }).click();
  await page.waitForURL(/\/bookings\//);
  return account;
}

async function downloadPdf(page: Page): Promise<string> {
  const link = page.getByRole("link", { name: /pdf/i }).first();
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  return (await answer.body()).toString("latin1", 0, 8);
}
