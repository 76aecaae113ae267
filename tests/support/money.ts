import type Stripe from "stripe";
import { fulfilCheckout } from "@/lib/commands/fulfil-checkout";
import { holdSeats } from "@/lib/commands/hold-seats";
import { startCheckout } from "@/lib/commands/start-checkout";
import { db } from "@/lib/db/client";
import type { SignedIn } from "@/lib/domain/policy";
import { now } from "@/lib/services/clock";
import { findCheckout } from "@/lib/services/payments/checkouts";
import { stripe } from "@/lib/services/payments/stripe";
import { testParts } from "./parts";
import { makeMember, makeShowtime, type TestShowtime, type WorldOptions } from "./world";

export const URLS = {
  successUrl: "http://127.0.0.1:3000/checkout/return?session={CHECKOUT_SESSION_ID}",
  cancelUrl: "http://127.0.0.1:3000/bookings",
};

/** Two seats at 200.00 with fee and tax. */
export const TOTAL_MINOR = 50_740;

export interface SaleOptions extends WorldOptions {
  readonly show?: TestShowtime;
  readonly actor?: SignedIn;
  readonly seats?: readonly string[];
  readonly currency?: string;
  /** When the seats were pressed. */
  readonly at?: Date;
}

/** A member holds seats, two unless told otherwise. */
export async function makeHold(options: SaleOptions = {}) {
  const at = options.at ?? now();
  const { seats = ["A1", "A2"], currency } = options;
  const show = options.show ?? (await makeShowtime(at, options));
  if (currency) await sellIn(show, currency);
  const actor = options.actor ?? (await makeMember());
  const input = { showtimeId: show.showtimeId, seatIds: seats.map(show.seat) };
  const held = await holdSeats(input, { actor, now: at });
  if (!held.ok) throw new Error(`The hold was refused: ${held.refusal.code}`);
  return { show, actor, bookingId: held.value.bookingId, at, expiresAt: held.value.expiresAt };
}

export type Sale = Awaited<ReturnType<typeof makeHold>>;

/** The buyer presses Pay. */
export function pressPay(sale: Pick<Sale, "actor" | "bookingId">, at: Date = now()) {
  return startCheckout({ bookingId: sale.bookingId, ...URLS }, { actor: sale.actor, now: at });
}

/** A hold whose checkout is open, with its payment and session. */
export async function makeCheckout(options: SaleOptions = {}) {
  const sale = await makeHold(options);
  const opened = await pressPay(sale);
  if (!opened.ok) throw new Error(`The checkout was refused: ${opened.refusal.code}`);
  const payment = await readPayment(sale.bookingId);
  if (!payment.sessionId) throw new Error("The checkout has no session.");
  return { ...sale, paymentId: payment.id, sessionId: payment.sessionId };
}

export type OpenSale = Awaited<ReturnType<typeof makeCheckout>>;

/** A booking that was paid and CONFIRMED. */
export async function makeConfirmed(options: SaleOptions = {}) {
  const sale = await makeCheckout(options);
  await testParts().stripeHand.pay(sale.sessionId);
  await fulfilCheckout({ sessionId: sale.sessionId }, { now: now() });
  const { intentId } = await readPayment(sale.bookingId);
  if (!intentId) throw new Error("The payment has no intent.");
  return { ...sale, intentId };
}

/** The latest payment of a booking. */
export function readPayment(bookingId: string) {
  return db().payment.findFirstOrThrow({ where: { bookingId }, orderBy: { attempt: "desc" } });
}

/** A booking with all that money and seats left of it, in a fixed order. */
export function readBooking(id: string) {
  return db().booking.findUniqueOrThrow({
    where: { id },
    include: {
      seats: { orderBy: [{ row: "asc" }, { number: "asc" }] },
      claims: { orderBy: { seatId: "asc" } },
      payments: { orderBy: { attempt: "asc" }, include: { transactions: true } },
      refunds: { orderBy: { amountMinor: "asc" } },
      tickets: { orderBy: { serial: "asc" } },
    },
  });
}

/** Open exceptions about a booking, by kind. */
export async function listExceptions(bookingId: string | null): Promise<string[]> {
  const rows = await db().exceptionCase.findMany({
    where: { bookingId, resolvedAt: null },
    orderBy: { kind: "asc" },
  });
  return rows.map((row) => row.kind);
}

/** Names of the outbox rows that name one of these ids. */
export async function listMessages(...ids: readonly string[]): Promise<string[]> {
  const rows = await db().outboxMessage.findMany({ orderBy: [{ name: "asc" }, { id: "asc" }] });
  return rows.filter((row) => ids.some((id) => row.id.includes(id))).map((row) => row.name);
}

/** The payment intent behind a paid session, as Stripe has it. */
export async function readIntentId(sessionId: string): Promise<string> {
  const checkout = await findCheckout(sessionId);
  if (!checkout?.intentId) throw new Error("The session has no intent.");
  return checkout.intentId;
}

/** Every session Stripe has for a booking, oldest first. */
export async function listSessions(bookingId: string): Promise<Stripe.Checkout.Session[]> {
  const { data } = await stripe().checkout.sessions.list({ limit: 100 });
  return data.filter((session) => session.client_reference_id === bookingId).reverse();
}

async function sellIn(show: TestShowtime, currency: string): Promise<void> {
  await db().theater.update({ where: { id: `thr_${show.key}` }, data: { currency } });
  await db().showtime.update({ where: { id: show.showtimeId }, data: { currency } });
}
