import { db } from "@/lib/db/client";
import { MINUTE_MS, shift } from "@/lib/domain/time";

export interface Unfinished {
  readonly name: string;
  readonly payload: Record<string, string>;
}

/** Younger than this, the first event may still be at work. */
const PATIENCE_MS = 3 * MINUTE_MS;
const MOST = 50;

/**
 * What was asked for and is not done: refunds not paid out, confirmed bookings whose mail did not
 * go. Asking again is harmless, because every consumer goes by its own row.
 */
export async function listUnfinished({ now }: { now: Date }): Promise<Unfinished[]> {
  const before = shift(now, -PATIENCE_MS);
  const refunds = await db().refund.findMany({
    where: { state: "REQUESTED", requestedAt: { lte: before } },
    select: { id: true },
    orderBy: { requestedAt: "asc" },
    take: MOST,
  });
  const unmailed = await db().$queryRaw<{ id: string }[]>`
    select b.id from bookings b
    where b.state = 'CONFIRMED' and b.confirmed_at <= ${before}::timestamptz and b.starts_at > ${now}::timestamptz
      and exists (select 1 from outbox_messages o where o.id = 'confirmed:' || b.id)
      and not exists (
        select 1 from mail_deliveries d
        where d.subject_id = b.id and d.kind = 'confirmation' and d.state in ('SENT', 'FAILED', 'UNSURE')
      )
    order by b.confirmed_at limit ${MOST}`;
  return [
    ...refunds.map(({ id }) => ({ name: "refund/requested", payload: { refundId: id } })),
    ...unmailed.map(({ id }) => ({ name: "booking/confirmed", payload: { bookingId: id } })),
  ];
}
