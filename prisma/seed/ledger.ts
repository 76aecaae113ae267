import type pg from "pg";
import type { Prisma } from "@/lib/db/generated/client";
import type { PlanSeat } from "@/lib/domain/seating";
import { MINUTE_MS, shift } from "@/lib/domain/time";
import type { Performance } from "./programme";
import { type Purchase, toBookingRow, toBookingSeatRows, toPaymentRow } from "./purchase";
import type { Random } from "./random";
import { insertRows } from "./rows";

/** What the signed code of a ticket is made from. */
export interface TicketFacts {
  readonly ticketId: string;
  readonly showtimeId: string;
  readonly serial: number;
}

interface LedgerOptions {
  readonly random: Random;
  readonly publicUrl: string;
  readonly staffId: string;
  readonly now: Date;
  readonly issueCode: (ticket: TicketFacts) => string;
}

/** Collects the rows of sales so that every sale is whole, and stores them in foreign-key order. */
export function openLedger(options: LedgerOptions) {
  const rows = emptyRows();
  return {
    confirm: (purchase: Purchase) => addConfirmed(rows, purchase, options),
    expire: (purchase: Purchase) => addExpired(rows, purchase, options),
    refund: (purchase: Purchase, cancelledAt: Date) =>
      addRefunded(rows, purchase, cancelledAt, options),
    block(performance: Performance, seats: readonly PlanSeat[], blockReason: string) {
      rows.claims.push(...toClaims(performance.id, null, seats, options.now, blockReason));
    },
    save: (client: pg.ClientBase) => saveRows(client, rows),
    counts: () => ({ bookings: rows.bookings.length, bookingSeats: rows.seats.length }),
  };
}

export type Ledger = ReturnType<typeof openLedger>;

function emptyRows() {
  return {
    bookings: [] as Prisma.BookingCreateManyInput[],
    seats: [] as Prisma.BookingSeatCreateManyInput[],
    claims: [] as Prisma.SeatClaimCreateManyInput[],
    payments: [] as Prisma.PaymentCreateManyInput[],
    transactions: [] as Prisma.TransactionCreateManyInput[],
    tickets: [] as Prisma.TicketCreateManyInput[],
    refunds: [] as Prisma.RefundCreateManyInput[],
    checkIns: [] as Prisma.CheckInCreateManyInput[],
    deliveries: [] as Prisma.MailDeliveryCreateManyInput[],
  };
}

type Rows = ReturnType<typeof emptyRows>;

async function saveRows(client: pg.ClientBase, rows: Rows): Promise<void> {
  await insertRows(client, "bookings", rows.bookings);
  await insertRows(client, "booking_seats", rows.seats);
  await insertRows(client, "seat_claims", rows.claims);
  await insertRows(client, "payments", rows.payments);
  await insertRows(client, "transactions", rows.transactions);
  await insertRows(client, "tickets", rows.tickets);
  await insertRows(client, "refunds", rows.refunds);
  await insertRows(client, "check_ins", rows.checkIns);
  await insertRows(client, "mail_deliveries", rows.deliveries);
}

function addConfirmed(rows: Rows, purchase: Purchase, options: LedgerOptions): void {
  const { performance, seats, at, id } = purchase;
  const paid = addPaid(rows, purchase, options);
  rows.bookings.push({ ...paid.booking, state: "CONFIRMED", endedAt: null, endReason: null });
  rows.tickets.push(...paid.tickets.map((ticket) => ({ ...ticket, voidedAt: null })));
  rows.claims.push(...toClaims(performance.id, id, seats, at, null));
  for (const ticket of paid.tickets) {
    const scannedAt = shift(performance.startsAt, -options.random.between(1, 22) * MINUTE_MS);
    if (scannedAt > options.now || options.random.chance(0.06)) continue;
    rows.checkIns.push({
      id: `chk_${ticket.id.slice(4)}`,
      ticketId: ticket.id,
      nonce: `seed-${ticket.id}`,
      isConflict: false,
      door: performance.screen.name,
      staffId: options.staffId,
      scannedAt,
      recordedAt: scannedAt,
    });
  }
}

/** Bought, then called off by the cinema: everything went back, fee included. */
function addRefunded(rows: Rows, purchase: Purchase, cancelledAt: Date, options: LedgerOptions) {
  const { booking, payment, tickets } = addPaid(rows, purchase, options);
  const endReason = "cancelled_by_cinema";
  const end = { endedAt: cancelledAt, endReason, updatedAt: cancelledAt };
  rows.bookings.push({ ...booking, state: "CANCELLED", ...end });
  const voided = { state: "VOID" as const, voidedAt: cancelledAt };
  rows.tickets.push(...tickets.map((ticket) => ({ ...ticket, ...voided })));
  const refund = {
    id: `rfd_${booking.id.slice(4)}`,
    paymentId: payment.id,
    bookingId: booking.id,
    reason: endReason,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    state: "SUCCEEDED" as const,
    attempt: 1,
    requestedAt: cancelledAt,
    calledAt: cancelledAt,
    settledAt: shift(cancelledAt, MINUTE_MS),
    updatedAt: shift(cancelledAt, MINUTE_MS),
  };
  rows.refunds.push(refund);
  rows.transactions.push({
    ...toTransaction(payment, "REFUND", refund.id, refund.settledAt),
    reason: endReason,
  });
}

/** A hold whose time ran out before anything was paid: no claims, no payment, no tickets. */
function addExpired(rows: Rows, purchase: Purchase, { random }: LedgerOptions): void {
  const booking = toBookingRow(purchase, random);
  rows.bookings.push({
    ...booking,
    frozenAt: null,
    confirmedAt: null,
    state: "EXPIRED",
    endedAt: booking.deadlineAt,
    endReason: "hold_expired",
  });
  rows.seats.push(...toBookingSeatRows(purchase));
}

/** Seats, payment, capture, tickets and mail of money that came. */
function addPaid(rows: Rows, purchase: Purchase, options: LedgerOptions) {
  const { at, performance } = purchase;
  const draft = toBookingRow(purchase, options.random);
  const booking = { ...draft, frozenAt: shift(at, -2 * MINUTE_MS), confirmedAt: at };
  const seats = toBookingSeatRows(purchase);
  const payment = toPaymentRow(purchase, booking.totalMinor, options.publicUrl);
  const tickets = seats.map((seat, index) => {
    const facts = { ticketId: `tkt_${seat.id.slice(4)}`, showtimeId: performance.id };
    return {
      id: facts.ticketId,
      bookingId: booking.id,
      bookingSeatId: seat.id,
      showtimeId: performance.id,
      serial: index + 1,
      state: "VALID" as const,
      row: seat.row,
      number: seat.number,
      tier: seat.tier,
      code: options.issueCode({ ...facts, serial: index + 1 }),
      issuedAt: at,
    };
  });
  rows.seats.push(...seats);
  rows.payments.push(payment);
  rows.transactions.push(toTransaction(payment, "CAPTURE", payment.id, at));
  rows.deliveries.push(toDelivery(booking, at));
  return { booking, payment, tickets };
}

function toTransaction(
  payment: ReturnType<typeof toPaymentRow>,
  kind: "CAPTURE" | "REFUND",
  subjectId: string,
  occurredAt: Date,
) {
  return {
    id: `txn_${payment.id.slice(4)}_${kind.toLowerCase()}`,
    paymentId: payment.id,
    kind,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    reason: "checkout",
    subjectId,
    occurredAt,
  };
}

/** The confirmation has gone out: nothing the sweep would send again. */
function toDelivery({ id, buyerEmail, version }: ReturnType<typeof toBookingRow>, at: Date) {
  const facts = { subjectId: id, kind: "confirmation", version, recipient: buyerEmail };
  const sent = { state: "SENT" as const, tries: 1, createdAt: at, firstTriedAt: at, sentAt: at };
  return { id: `mld_${id.slice(4)}`, ...facts, ...sent };
}

function toClaims(
  showtimeId: string,
  bookingId: string | null,
  seats: readonly PlanSeat[],
  claimedAt: Date,
  blockReason: string | null,
) {
  const rest = { bookingId, claimedAt, blockReason, takeableAt: null };
  return seats.map(({ seatId }) => ({ showtimeId, seatId, ...rest }));
}
