import type pg from "pg";
import type { Prisma } from "@/lib/db/generated/client";

/** The tables the seed fills, with the type Prisma gives to a new row. */
interface Tables {
  cities: Prisma.CityCreateManyInput;
  theaters: Prisma.TheaterCreateManyInput;
  screens: Prisma.ScreenCreateManyInput;
  layouts: Prisma.LayoutCreateManyInput;
  seats: Prisma.SeatCreateManyInput;
  movies: Prisma.MovieCreateManyInput;
  showtimes: Prisma.ShowtimeCreateManyInput;
  users: Prisma.UserCreateManyInput;
  bookings: Prisma.BookingCreateManyInput;
  booking_seats: Prisma.BookingSeatCreateManyInput;
  seat_claims: Prisma.SeatClaimCreateManyInput;
  payments: Prisma.PaymentCreateManyInput;
  transactions: Prisma.TransactionCreateManyInput;
  refunds: Prisma.RefundCreateManyInput;
  tickets: Prisma.TicketCreateManyInput;
  check_ins: Prisma.CheckInCreateManyInput;
  mail_deliveries: Prisma.MailDeliveryCreateManyInput;
  reviews: Prisma.ReviewCreateManyInput;
  wishlist_items: Prisma.WishlistItemCreateManyInput;
  promo_codes: Prisma.PromoCodeCreateManyInput;
  catalogue_versions: Prisma.CatalogueVersionCreateManyInput;
}

const ROWS_PER_STATEMENT = 4000;

/**
 * Inserts rows in few statements (one JSON parameter each: 40,000 rows take about a second).
 * All rows of a call name the same columns. With `skipConflicts` a row that any constraint
 * refuses, the overlap of showtimes included, is left out. Returns how many rows are new.
 */
export async function insertRows<T extends keyof Tables>(
  client: pg.ClientBase,
  table: T,
  rows: readonly Tables[T][],
  { skipConflicts = false } = {},
): Promise<number> {
  const columns = Object.keys(rows[0] ?? {})
    .map((key) => `"${toColumn(key)}"`)
    .join(", ");
  const ending = skipConflicts ? "on conflict do nothing" : "";
  let added = 0;
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const batch = rows.slice(from, from + ROWS_PER_STATEMENT).map(toRecord);
    const answer = await client.query(
      `insert into "${table}" (${columns})
       select ${columns} from jsonb_populate_recordset(null::"${table}", $1) ${ending}`,
      [JSON.stringify(batch)],
    );
    added += answer.rowCount ?? 0;
  }
  return added;
}

function toRecord(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [toColumn(key), value]));
}

function toColumn(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
