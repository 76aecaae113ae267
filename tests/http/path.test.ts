import { expect, inject, test } from "vitest";
import { resendControl } from "@/local/resend/control";
import { stripeControl } from "@/local/stripe/control";
import { apiFor, newAddress, sessionIdIn, type SeatsAnswer } from "@/tests/support/api";
import { until } from "@/tests/support/until";

const { app, stripe, resend } = inject("stack");
const TWO_DAYS_MS = 2 * 86_400_000;

interface MovieList {
  readonly items: readonly { readonly slug: string; readonly isComingSoon: boolean }[];
  readonly total: number;
}

interface Movie {
  readonly slug: string;
  readonly showtimes: readonly {
    readonly id: string;
    readonly startsAt: string;
    readonly theater: { readonly name: string };
    readonly screen: string;
    readonly currency: string;
    readonly priceMinor: number;
    readonly allInMinor: number;
    readonly available: number;
    readonly capacity: number;
  }[];
}

test("a stranger registers, buys two seats, gets tickets, paper and mail, and gives them back", async () => {
  const { api, email } = await registerAndSignIn();
  const showtime = await chooseShowtime();
  const seatIds = chooseTwo((await api.seats(showtime.id)).body);

  const held = await api.lock(showtime.id, seatIds);
  expect(held.status).toBe(201);
  const again = await api.lock(showtime.id, seatIds);
  expect(again.status).toBe(200);
  expect(again.body).toEqual(held.body);
  const { bookingId } = held.body;
  const mine = (await api.seats(showtime.id)).body.seats.filter((one) => one.state === "yours");
  expect(mine.map((one) => one.id).sort()).toEqual([...seatIds].sort());

  const frozen = await api.freeze(bookingId);
  expect(frozen.status).toBe(200);
  expect(frozen.body).toMatchObject({ id: bookingId, state: "PENDING", quote: held.body.quote });

  const opened = await api.pay(bookingId);
  expect(opened.status).toBe(200);
  expect((await api.pay(bookingId)).body.checkoutUrl).toBe(opened.body.checkoutUrl);
  await stripeControl(stripe.url).pay(sessionIdIn(opened.body.checkoutUrl));

  const confirmed = await until("the booking is CONFIRMED", async () => {
    const { body } = await api.booking(bookingId);
    return body.state === "CONFIRMED" ? body : null;
  });
  expect(confirmed.tickets.map((ticket) => ticket.state)).toEqual(["VALID", "VALID"]);
  expect(confirmed.quote.totalMinor).toBe(held.body.quote.totalMinor);
  await expectPapers(api, bookingId, confirmed.reference);
  await expectMail(email, confirmed.reference);

  const { cancellation, quote } = confirmed;
  expect(cancellation).toMatchObject({
    refundMinor: quote.totalMinor - (cancellation?.keptMinor ?? 0),
  });
  expect((await api.cancel(bookingId)).body).toEqual({ state: "cancelled" });
  const refunded = await until("the refund is SUCCEEDED", async () => {
    const { body } = await api.booking(bookingId);
    return body.refunds.length > 0 && body.refunds.every((one) => one.state === "SUCCEEDED")
      ? body
      : null;
  });
  expect(refunded.state).toBe("CANCELLED");
  const returned = refunded.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0);
  expect(returned).toBe(cancellation?.refundMinor);
  const free = (await api.seats(showtime.id)).body.seats.filter((one) => seatIds.includes(one.id));
  expect(free.map((one) => one.state)).toEqual(["available", "available"]);
});

test("the price of a seat in the list is the price on its map and in its booking", async () => {
  const { api } = await registerAndSignIn();
  const showtime = await chooseShowtime();
  const { seats, currency } = (await api.seats(showtime.id)).body;
  expect(currency).toBe(showtime.currency);
  const cheapest = Math.min(...seats.map((seat) => seat.priceMinor));
  expect(cheapest).toBe(showtime.priceMinor);
  expect(showtime.allInMinor).toBeGreaterThan(showtime.priceMinor);
  expect(showtime.available).toBeLessThanOrEqual(showtime.capacity);
});

async function registerAndSignIn() {
  const address = newAddress();
  const guest = apiFor(app, { address });
  const email = `ines.${address}@example.test`;
  const password = "a long enough password";
  const made = await guest.post<{ userId: string }>("/api/auth/register", {
    name: "Inês Duarte",
    email,
    password,
  });
  expect(made.status).toBe(201);
  const session = await guest.post<{ token: string; expiresAt: string }>("/api/auth/token", {
    email: email.toUpperCase(),
    password,
  });
  expect(session.status).toBe(200);
  const days = (Date.parse(session.body.expiresAt) - Date.now()) / 86_400_000;
  expect(days).toBeCloseTo(14, 1);
  return { email, api: apiFor(app, { address, token: session.body.token }) };
}

/** The first showtime of the programme that is two days away and far from sold out. */
async function chooseShowtime() {
  const guest = apiFor(app, { address: newAddress() });
  const list = await guest.get<MovieList>("/api/movies");
  expect(list.body.total).toBeGreaterThan(0);
  for (const { slug } of list.body.items.filter((movie) => !movie.isComingSoon)) {
    const { body, status } = await guest.get<Movie>(`/api/movies/${slug}`);
    expect(status).toBe(200);
    const found = body.showtimes.find(
      ({ startsAt, available, capacity }) =>
        Date.parse(startsAt) > Date.now() + TWO_DAYS_MS && available > capacity / 2,
    );
    if (found) return found;
  }
  throw new Error("The programme has no showtime two days ahead.");
}

/** Two seats at the wall with two free ones beside them: no single seat is left over. */
function chooseTwo({ seats }: SeatsAnswer): string[] {
  const isFree = (row: string, number: number) =>
    seats.some(
      (seat) =>
        seat.row === row &&
        seat.number === number &&
        seat.state === "available" &&
        !seat.accessible,
    );
  const row = [...new Set(seats.map((seat) => seat.row))].find((one) =>
    [1, 2, 3, 4].every((number) => isFree(one, number)),
  );
  const chosen = seats.filter((seat) => seat.row === row && seat.number <= 2);
  if (chosen.length !== 2) throw new Error("No row begins with four free seats.");
  return chosen.map((seat) => seat.id);
}

async function expectPapers(api: ReturnType<typeof apiFor>, bookingId: string, reference: string) {
  const pdf = await api.get<string>(`/api/bookings/${bookingId}/tickets.pdf`);
  expect(pdf.status).toBe(200);
  expect(pdf.headers.get("content-type")).toBe("application/pdf");
  expect(pdf.text.startsWith("%PDF-")).toBe(true);
  const calendar = await api.get<string>(`/api/bookings/${bookingId}/calendar.ics`);
  expect(calendar.headers.get("content-type")).toContain("text/calendar");
  expect(calendar.text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(calendar.headers.get("content-disposition")).toContain(reference);
}

async function expectMail(email: string, reference: string) {
  const mail = await until("the confirmation is in the inbox", async () => {
    const mails = await resendControl(resend).mails();
    return mails.find((one) => one.to.includes(email)) ?? null;
  });
  expect(`${mail.subject} ${mail.html ?? ""}`).toContain(reference);
  expect(mail.attachments.map((one) => one.contentType.split(";")[0]).sort()).toEqual([
    "application/pdf",
    "text/calendar",
  ]);
  for (const { url, size } of mail.attachments) {
    expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(size);
  }
}
