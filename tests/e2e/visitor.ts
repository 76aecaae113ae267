import { randomInt, randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";

export interface Account {
  readonly email: string;
  readonly password: string;
}

/** A browser of somebody new: an address of their own, so that no other visitor uses up their limits. */
export async function openVisitor(browser: Browser): Promise<Page> {
  const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
  const context = await browser.newContext({ extraHTTPHeaders: { "x-forwarded-for": address } });
  return context.newPage();
}

/** Makes a new account through its page and is signed in afterwards. */
export async function register(page: Page, app: string): Promise<Account> {
  const account = { email: `${randomUUID()}@visitor.test`, password: randomUUID() };
  await page.goto(`${app}/register?next=/account`);
  await page.getByLabel("Name").fill("Ada Visitor");
  await page.getByLabel("E-mail address").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(`${app}/account`);
  return account;
}

/** Signs in through the page. */
export async function signIn(page: Page, app: string, account: Account): Promise<void> {
  await page.goto(`${app}/sign-in?next=/account`);
  await page.getByLabel("E-mail address").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${app}/account`);
}

/** Ticks two free seats that leave nobody alone, on the open seat map. */
export async function chooseTwoSeats(page: Page): Promise<void> {
  const free = page.getByRole("checkbox", { name: /, available$/ });
  const names = await free.evaluateAll((seats) => seats.map((seat) => seat.ariaLabel ?? ""));
  const pair = findPair(names);
  for (const name of pair) await page.getByRole("checkbox", { name, exact: true }).check();
}

/** Fills the hosted checkout and presses Pay; the usual card always works. */
export async function payByCard(page: Page, card = "4242 4242 4242 4242"): Promise<void> {
  await page.getByLabel(/card number/i).fill(card);
  await page.getByLabel(/expir/i).fill("12 / 40");
  await page.getByLabel(/cvc|security code/i).fill("123");
  const name = page.getByLabel(/name on card|cardholder|^name/i);
  if (await name.count()) await name.first().fill("Ada Visitor");
  await page.getByRole("button", { name: /^pay/i }).click();
}

/** The first two of four free regular seats in a row: whoever comes next still sits together. */
function findPair(names: readonly string[]): string[] {
  const regular = names.filter((name) => !/wheelchair|companion/.test(name));
  const placed = regular.map((name) => /^Row (\S+) seat (\d+)/.exec(name));
  for (let at = 0; at + 3 < regular.length; at += 1) {
    const run = placed.slice(at, at + 4);
    const [, row, number] = run[0] ?? [];
    const isRun = run.every(
      (seat, step) => seat?.[1] === row && Number(seat?.[2]) === Number(number) + step,
    );
    const isFree = !regular[at - 1]?.startsWith(`Row ${row} seat ${Number(number) - 1},`);
    if (isRun && isFree) return regular.slice(at, at + 2);
  }
  throw new Error("No four free seats side by side.");
}
