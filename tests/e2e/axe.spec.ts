import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { findShowtime } from "./programme";
import { expect, stackOfRun, test } from "./test";
import { chooseTwoSeats, payByCard, register } from "./visitor";

test("axe finds nothing on any page a guest sees", async ({ visit }) => {
  const page = await visit();
  const { id } = await findShowtime();
  const paths = [
    "/",
    "/movies",
    "/movies?q=nothing-is-called-this",
    "/movies/midnight-monsoon",
    "/sign-in",
    "/register",
    "/too-many?seconds=30",
    `/showtimes/${id}`,
  ];
  for (const path of paths) {
    await page.goto(path);
    await expectNoViolations(page, path);
  }
});

test("axe finds nothing on the pages of a buyer, from the hold to the tickets", async ({
  visit,
}) => {
  const page = await visit();
  const { id } = await findShowtime();
  await register(page, stackOfRun().app);
  await expectNoViolations(page, "account");
  await page.goto("/bookings");
  await expectNoViolations(page, "no bookings");
  await page.goto(`/showtimes/${id}`);
  await chooseTwoSeats(page);
  await page.getByRole("button", { name: "Hold seats" }).click();
  await page.waitForURL(/\/bookings\//);
  await expectNoViolations(page, "hold");
  await page.getByRole("button", { name: /^Pay / }).click();
  await payByCard(page);
  await expect(page.getByText("Booking confirmed")).toBeVisible();
  await expectNoViolations(page, "tickets");
  await page.goto("/bookings");
  await expectNoViolations(page, "bookings");
});

async function expectNoViolations(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
}
