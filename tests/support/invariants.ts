import { db } from "@/lib/db/client";
import { expect } from "vitest";

/**
 * The invariants of the domain, recounted from the rows alone. Called after every hard test; `now`
 * is the instant up to which sweeps have run.
 */
export async function expectInvariants(now: Date): Promise<void> {
  expect(await listBrokenPromises(now)).toEqual([]);
}

async function listBrokenPromises(now: Date): Promise<string[]> {
  const broken = await Promise.all([
    twiceClaimed(),
    claimsOfOthers(now),
    moneyBalance(),
    moneyWithoutTicketOrRefund(),
    ticketsWithoutMoney(),
    mailsTwice(),
    refundsAboveCapture(),
    lookedAwaySeats(now),
  ]);
  return broken.flat();
}

/** A: at most one claim per (showtime, seat); the key holds it, so this also guards the key. */
async function twiceClaimed(): Promise<string[]> {
  const rows = await db().$queryRaw<{ seat: string }[]>`
    select showtime_id || '/' || seat_id as seat from seat_claims
    group by showtime_id, seat_id having count(*) > 1`;
  return rows.map(({ seat }) => `A: ${seat} is claimed twice`);
}

/** A confirmed booking owns all its seats, and two never share one. */
async function claimsOfOthers(_now: Date): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string; seat: string }[]>`
    select b.id, s.seat_id as seat from bookings b join booking_seats s on s.booking_id = b.id
    left join seat_claims c on c.showtime_id = b.showtime_id and c.seat_id = s.seat_id
    where b.state = 'CONFIRMED' and (c.booking_id is distinct from b.id or c.takeable_at is not null)`;
  return rows.map(({ id, seat }) => `A: ${id} is confirmed without owning ${seat} for good`);
}

/** B: captured - refunded - lost = live bookings + what was kept (refunds on the way counted as gone). */
async function moneyBalance(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string; balance: bigint; owed: bigint }[]>`
    select p.id,
      coalesce((select sum(case t.kind when 'CAPTURE' then t.amount_minor when 'DISPUTE_LOST' then -t.amount_minor else 0 end)
        from transactions t where t.payment_id = p.id), 0)
      - coalesce((select sum(r.amount_minor) from refunds r where r.payment_id = p.id and r.state <> 'FAILED'), 0) as balance,
      (case when b.state = 'CONFIRMED' and p.id = (
          select min(p2.id) from payments p2 where p2.booking_id = b.id and p2.state = 'PAID'
          and not exists (select 1 from refunds r2 where r2.payment_id = p2.id and r2.reason in ('duplicate', 'late', 'mismatch')))
        then b.total_minor else 0 end)
      + coalesce((select sum(t.amount_minor) from transactions t where t.payment_id = p.id and t.kind = 'KEPT'), 0) as owed
    from payments p join bookings b on b.id = p.booking_id
    where p.state = 'PAID' and p.kind = 'STRIPE'`;
  return rows
    .filter((row) => row.balance !== row.owed)
    .map(
      (row) =>
        `B: payment ${row.id} holds ${row.balance}, bookings and kept rows account for ${row.owed}`,
    );
}

/** C: a captured payment pays a CONFIRMED booking or is covered by refunds and kept rows. */
async function moneyWithoutTicketOrRefund(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string; state: string }[]>`
    select p.id, b.state::text from payments p join bookings b on b.id = p.booking_id
    where p.state = 'PAID' and b.state <> 'CONFIRMED'
      and p.amount_minor > coalesce((select sum(r.amount_minor) from refunds r where r.payment_id = p.id and r.state <> 'FAILED'), 0)
        + coalesce((select sum(t.amount_minor) from transactions t where t.payment_id = p.id and t.kind in ('KEPT', 'DISPUTE_LOST')), 0)`;
  return rows.map(({ id, state }) => `C: payment ${id} is kept for a ${state} booking`);
}

/** D: no ticket without money, unless free on purpose; one live ticket per seat of a live booking. */
async function ticketsWithoutMoney(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    select t.id from tickets t join bookings b on b.id = t.booking_id
    where t.state <> 'VOID' and (b.state <> 'CONFIRMED' or not exists (
      select 1 from payments p where p.booking_id = b.id and p.state = 'PAID'))
    union all
    select b.id from bookings b where b.state = 'CONFIRMED' and (
      select count(*) from tickets t where t.booking_id = b.id
    ) <> (select count(*) from booking_seats s where s.booking_id = b.id)`;
  return rows.map(({ id }) => `D: ${id} has a ticket without money, or a seat without a ticket`);
}

/** E: each mail kind at most once per version. */
async function mailsTwice(): Promise<string[]> {
  const rows = await db().$queryRaw<{ subject: string }[]>`
    select subject_id || '/' || kind || '/' || version as subject from mail_deliveries
    group by subject_id, kind, version having count(*) > 1`;
  return rows.map(({ subject }) => `E: ${subject} has two deliveries`);
}

async function refundsAboveCapture(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    select p.id from payments p join refunds r on r.payment_id = p.id and r.state <> 'FAILED'
    group by p.id having sum(r.amount_minor) > coalesce((
      select sum(t.amount_minor) from transactions t where t.payment_id = p.id and t.kind = 'CAPTURE'), 0)`;
  return rows.map(({ id }) => `B: payment ${id} is refunded beyond what was captured`);
}

/** F: no seat is unsellable beyond its deadline, unless an exception or a delayed payment names it. */
async function lookedAwaySeats(now: Date): Promise<string[]> {
  const rows = await db().$queryRaw<{ seat: string }[]>`
    select c.showtime_id || '/' || c.seat_id as seat
    from seat_claims c join bookings b on b.id = c.booking_id
    where c.takeable_at is null and b.state <> 'CONFIRMED' and b.deadline_at < ${now}::timestamptz
      and not exists (select 1 from payments p where p.booking_id = b.id and p.state = 'PROCESSING')
      and not exists (select 1 from exceptions e where e.booking_id = b.id and e.resolved_at is null)`;
  return rows.map(({ seat }) => `F: ${seat} waits for nobody`);
}
