// Pictures of every page at three widths: `npm run screens`, then look at screens/.
import { mkdir } from "node:fs/promises";
import type { Browser, Page } from "@playwright/test";
import { launchBrowser } from "./browser";
import { readRunningStack } from "./running-stack";
import { chooseTwoSeats, openVisitor, payByCard, register, signIn } from "./visitor";

const WIDTHS = [390, 768, 1440];
const FOLDER = "screens";
const TALLEST = 9000;

const stack = await readRunningStack();
const browser = await launchBrowser();
try {
  await mkdir(FOLDER, { recursive: true });
  const showtime = await findShowtime();
  await drawAsGuest(browser, showtime);
  await drawAsBuyer(browser, showtime);
  await drawAsDemoMember(browser);
  await drawAsStaff(browser);
} finally {
  await browser.close();
}

async function drawAsGuest(of: Browser, showtime: Showtime): Promise<void> {
  const page = await openVisitor(of);
  const day = showtime.startsAt.slice(0, 10);
  await draw(page, "/", "home");
  await draw(page, "/movies", "movies");
  await draw(page, `/movies?date=${day}&genre=Thriller&language=Hindi`, "movies-filtered");
  await draw(page, "/movies?q=nothing-is-called-this", "movies-empty");
  await draw(page, `/movies/${showtime.movie}`, "movie");
  await draw(page, `/movies/${await findComingSoon()}`, "movie-coming-soon");
  await draw(page, `/theaters/${showtime.theater.slug}`, "theater");
  await draw(page, "/sign-in", "sign-in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("Please check the marked fields.").waitFor();
  await picture(page, "sign-in-refused");
  await draw(page, "/register", "register");
  await draw(page, "/too-many?seconds=42", "too-many");
  await draw(page, "/nothing-is-here", "not-found");
  await draw(page, `/showtimes/${showtime.id}`, "seats");
  await page.getByLabel("List").check();
  await picture(page, "seats-list");
  await page.getByLabel("Map").check();
  await chooseTwoSeats(page);
  await picture(page, "seats-chosen");
  await page.getByText("Price details").click();
  await picture(page, "seats-price", { isWhole: false });
  await page.context().close();
}

async function drawAsBuyer(of: Browser, showtime: Showtime): Promise<void> {
  const page = await openVisitor(of);
  await register(page, stack.app);
  await draw(page, "/account", "account");
  await draw(page, "/bookings", "bookings-empty");
  await draw(page, "/admin", "admin-forbidden");
  await page.goto(`${stack.app}/showtimes/${showtime.id}`);
  await chooseTwoSeats(page);
  await page.getByRole("button", { name: "Hold seats" }).click();
  await page.getByRole("button", { name: /^Pay / }).waitFor();
  await picture(page, "booking-held");
  const booking = page.url();
  await draw(page, `/showtimes/${showtime.id}`, "seats-held");
  await page.goto(booking);
  await page.getByRole("button", { name: /^Pay / }).click();
  await page.waitForURL(/\/c\/|checkout/);
  await picture(page, "checkout");
  await payByCard(page);
  await page.getByText("Booking confirmed").waitFor();
  await picture(page, "booking-confirmed");
  await page.getByText("Cancel this booking").click();
  await picture(page, "booking-cancel");
  await page.context().close();
}

/** The seed's story has one booking of every kind for the demo member. */
async function drawAsDemoMember(of: Browser): Promise<void> {
  const page = await openVisitor(of);
  await signIn(page, stack.app, stack.accounts.member);
  await draw(page, "/bookings", "bookings");
  for (const words of ["Cancelled", "Time ran out", "Not booked"]) {
    await page.goto(`${stack.app}/bookings`);
    const link = page.getByRole("article").filter({ hasText: words }).getByRole("link").first();
    if ((await link.count()) === 0) continue;
    await draw(page, (await link.getAttribute("href")) ?? "/", `booking-${toName(words)}`);
  }
  await page.context().close();
}

async function drawAsStaff(of: Browser): Promise<void> {
  const page = await openVisitor(of);
  await signIn(page, stack.app, stack.accounts.staff);
  await draw(page, "/admin", "admin");
  await page.context().close();
}

async function draw(page: Page, path: string, name: string): Promise<void> {
  await page.goto(stack.app + path);
  await picture(page, name);
}

/** One picture per width; `isWhole` makes the window as tall as the page. */
async function picture(page: Page, name: string, { isWhole = true } = {}): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    if (isWhole) await page.setViewportSize({ width, height: Math.min(height, TALLEST) });
    await page.waitForLoadState("networkidle", { timeout: 3000 }).catch(() => null);
    await page.screenshot({ path: `${FOLDER}/${name}-${width}.png`, animations: "disabled" });
  }
  console.log(name);
}

interface Showtime {
  readonly id: string;
  readonly movie: string;
  readonly startsAt: string;
  readonly theater: { readonly slug: string };
  readonly available: number;
  readonly capacity: number;
}

/** Tomorrow's first showtime in a hall of usual size with room for two. */
async function findShowtime(): Promise<Showtime> {
  const { items } = await ask<{ items: { slug: string; isComingSoon: boolean }[] }>("/api/movies");
  const soon = Date.now() + 20 * 3_600_000;
  for (const { slug } of items.filter((movie) => !movie.isComingSoon)) {
    const { showtimes } = await ask<{ showtimes: Showtime[] }>(`/api/movies/${slug}?city=mumbai`);
    const fit = showtimes.find(
      (one) => Date.parse(one.startsAt) > soon && one.capacity === 120 && one.available > 80,
    );
    if (fit) return { ...fit, movie: slug };
  }
  throw new Error("The programme has no showtime with room. Is the database seeded?");
}

async function findComingSoon(): Promise<string> {
  const { items } = await ask<{ items: { slug: string; isComingSoon: boolean }[] }>("/api/movies");
  const movie = items.find((one) => one.isComingSoon);
  if (!movie) throw new Error("Nothing is coming soon. Is the database seeded?");
  return movie.slug;
}

async function ask<T>(path: string): Promise<T> {
  const answer = await fetch(stack.app + path);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
  return (await answer.json()) as T;
}

function toName(words: string): string {
  return words.toLowerCase().replaceAll(" ", "-");
}
