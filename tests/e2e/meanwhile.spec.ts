import { findShowtime } from "./programme";
import { expect, stackOfRun, test } from "./test";
import { chooseTwoSeats, register } from "./visitor";

test("a seat sold in another browser changes here by itself, and the other chosen seat stays", async ({
  visit,
}) => {
  const showtime = await findShowtime();
  const [here, there] = [await visit(), await visit()];
  await register(there, stackOfRun().app);
  await here.goto(`/showtimes/${showtime.id}`);
  await there.goto(`/showtimes/${showtime.id}`);
  await chooseTwoSeats(here);
  const chosen = here.getByRole("checkbox", { checked: true });
  await expect(chosen).toHaveCount(2);
  const names = await chosen.evaluateAll((seats) => seats.map((seat) => seat.ariaLabel ?? ""));

  await chooseTwoSeats(there);
  await there.getByRole("button", { name: "Hold seats" }).click();
  await there.waitForURL(/\/bookings\//);

  await expect(chosen).toHaveCount(0);
  for (const name of names) {
    const seat = name.replace(/, available$|, yours$/, "");
    await expect(
      here.getByRole("checkbox", { name: new RegExp(`^${escape(seat)}, held by someone`) }),
    ).toBeDisabled();
  }
  await expect(here.getByRole("status").filter({ hasText: /taken/ })).toBeVisible();
});

test("who presses a moment too late is told which seats went and chooses others", async ({
  visit,
}) => {
  const showtime = await findShowtime();
  const [here, there] = [await visit({ javaScriptEnabled: false }), await visit()];
  await register(here, stackOfRun().app);
  await register(there, stackOfRun().app);
  await here.goto(`/showtimes/${showtime.id}`);
  await there.goto(`/showtimes/${showtime.id}`);
  await chooseTwoSeats(there);
  const names = await there
    .getByRole("checkbox", { checked: true })
    .evaluateAll((seats) => seats.map((seat) => seat.ariaLabel ?? ""));
  await there.getByRole("button", { name: "Hold seats" }).click();
  await there.waitForURL(/\/bookings\//);

  for (const name of names) await here.getByRole("checkbox", { name, exact: true }).check();
  await here.getByRole("button", { name: "Hold seats" }).click();

  await expect(here.getByText(/were just taken/)).toBeVisible();
});

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
