import { db } from "@/lib/db/client";
import type { BookingState } from "@/lib/domain/booking";
import { may, type Actor } from "@/lib/domain/policy";
import type { Quote } from "@/lib/domain/pricing";
import { refundForSeat } from "@/lib/domain/refund";
import type { RefundState } from "@/lib/domain/refund";
import type { PaymentState } from "@/lib/domain/payment";
import type { SeatKind, SeatTier } from "@/lib/domain/seating";
import type { TicketState } from "@/lib/domain/ticket";

export interface TicketView {
  readonly id: string;
  readonly serial: number;
  readonly row: string;
  readonly number: number;
  readonly tier: SeatTier;
  readonly state: TicketState;
  /** What the QR shows and the door reads. */
  readonly code: string;
}

export interface BookingSeatView {
  readonly seatId: string;
  readonly row: string;
  readonly number: number;
  readonly tier: SeatTier;
  readonly kind: SeatKind;
  readonly priceMinor: number;
}

export interface BookingView {
  readonly id: string;
  readonly reference: string;
  readonly state: BookingState;
  readonly version: number;
  readonly showtimeId: string;
  readonly movieTitle: string;
  readonly movieSlug: string;
  readonly posterPath: string;
  readonly certificate: string;
  readonly theaterName: string;
  readonly theaterAddress: string;
  readonly zone: string;
  readonly screenName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly language: string;
  readonly subtitle: string | null;
  readonly format: string;
  readonly seats: readonly BookingSeatView[];
  readonly quote: Quote;
  readonly promoCode: string | null;
  readonly buyerName: string;
  readonly buyerEmail: string;
  readonly buyerLanguage: string;
  /** The hold's clock, and the server's "now" to count from. */
  readonly expiresAt: Date;
  readonly now: Date;
  readonly isExtendable: boolean;
  readonly confirmedAt: Date | null;
  readonly endReason: string | null;
  /** The latest payment, and whether its checkout is live. */
  readonly payment: { readonly state: PaymentState; readonly checkoutUrl: string | null } | null;
  readonly tickets: readonly TicketView[];
  readonly refunds: readonly {
    readonly id: string;
    readonly reason: string;
    readonly amountMinor: number;
    readonly state: RefundState;
    readonly settledAt: Date | null;
  }[];
  /** What cancelling now would give back and keep; null when it cannot be cancelled. */
  readonly cancellation: { readonly refundMinor: number; readonly keptMinor: number } | null;
}

/** A booking for its owner. Null for anybody else's and for unknown ids alike. */
export async function findBooking(
  actor: Actor,
  bookingId: string,
  now: Date,
): Promise<BookingView | null> {
  const booking = await findRow(bookingId);
  if (!booking || !may(actor, { kind: "see_booking", ownerId: booking.userId })) return null;
  return toView(booking, now);
}

/** The same without asking who: for mails and papers that go to the owner anyway. */
export async function unsafeGetBooking(bookingId: string, now: Date): Promise<BookingView> {
  const booking = await findRow(bookingId);
  if (!booking) throw new Error(`No booking ${bookingId}.`);
  return toView(booking, now);
}

type BookingRow = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(id: string) {
  return db().booking.findUnique({
    where: { id },
    include: {
      seats: { orderBy: [{ row: "asc" }, { number: "asc" }] },
      tickets: { orderBy: { serial: "asc" } },
      payments: { orderBy: { attempt: "desc" }, take: 1 },
      refunds: { orderBy: { requestedAt: "asc" } },
    },
  });
}

function toView(row: BookingRow, now: Date): BookingView {
  const payment = row.payments[0];
  return {
    ...toFacts(row),
    seats: row.seats.map(toSeatView),
    quote: toQuote(row),
    now,
    isExtendable:
      row.state === "PENDING" &&
      row.extendedAt === null &&
      row.expiresAt > now &&
      !isLive(payment?.state),
    payment: payment
      ? {
          state: payment.state,
          checkoutUrl: payment.state === "OPEN" ? payment.sessionUrl : null,
        }
      : null,
    tickets: row.tickets.map(toTicketView),
    refunds: row.refunds.map(({ id, reason, amountMinor, state, settledAt }) => ({
      id,
      reason,
      amountMinor,
      state,
      settledAt,
    })),
    cancellation: previewCancellation(row, now),
  };
}

function toFacts(row: BookingRow) {
  return {
    id: row.id,
    reference: row.reference,
    state: row.state,
    version: row.version,
    showtimeId: row.showtimeId,
    movieTitle: row.movieTitle,
    movieSlug: row.movieSlug,
    posterPath: row.moviePosterPath,
    certificate: row.certificate,
    theaterName: row.theaterName,
    theaterAddress: row.theaterAddress,
    zone: row.theaterZone,
    screenName: row.screenName,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    language: row.language,
    subtitle: row.subtitle,
    format: row.format,
    promoCode: row.promoCode,
    buyerName: row.buyerName,
    buyerEmail: row.buyerEmail,
    buyerLanguage: row.buyerLanguage,
    expiresAt: row.expiresAt,
    confirmedAt: row.confirmedAt,
    endReason: row.endReason,
  };
}

function toQuote(row: BookingRow): Quote {
  const { currency, seatsMinor, discountMinor, feeMinor, taxMinor, totalMinor } = row;
  return { currency, seatsMinor, discountMinor, feeMinor, taxMinor, totalMinor };
}

function toSeatView(seat: BookingRow["seats"][number]): BookingSeatView {
  const { seatId, row, number, tier, kind, priceMinor } = seat;
  return { seatId, row, number, tier, kind, priceMinor };
}

function toTicketView(ticket: BookingRow["tickets"][number]): TicketView {
  const { id, serial, row, number, tier, state, code } = ticket;
  return { id, serial, row, number, tier, state, code };
}

function isLive(state: PaymentState | undefined): boolean {
  return state === "OPENING" || state === "OPEN" || state === "PROCESSING";
}

function previewCancellation(row: BookingRow, now: Date): BookingView["cancellation"] {
  if (row.state !== "CONFIRMED" || row.startsAt <= now) return null;
  const seats = row.seats.map((seat) => refundForSeat(seat, row.startsAt, now));
  const refundMinor = seats.reduce((sum, seat) => sum + seat.refundMinor, 0);
  return { refundMinor, keptMinor: row.totalMinor - refundMinor };
}
