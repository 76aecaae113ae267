import type { Tx } from "@/lib/db/transaction";

/** A booking lets go of its code: others, and this person, may use it again. */
export async function giveBackCode(tx: Tx, bookingId: string, now: Date): Promise<void> {
  const released = await tx.promoRedemption.findMany({
    where: { bookingId, releasedAt: null },
    select: { id: true, promoCodeId: true },
  });
  for (const { id, promoCodeId } of released) {
    await tx.promoRedemption.update({
      where: { id },
      data: { releasedAt: now },
      select: { id: true },
    });
    await tx.promoCode.updateMany({
      where: { id: promoCodeId, totalLimit: { not: null }, usedCount: { gt: 0 } },
      data: { usedCount: { decrement: 1 } },
    });
  }
}

/** Late money confirmed a booking whose code was given back: it is honoured and counted again. */
export async function honourCode(tx: Tx, bookingId: string): Promise<void> {
  const last = await tx.promoRedemption.findFirst({
    where: { bookingId },
    orderBy: { createdAt: "desc" },
  });
  if (!last?.releasedAt) return;
  const { _max } = await tx.promoRedemption.aggregate({
    where: { promoCodeId: last.promoCodeId, userId: last.userId, releasedAt: null },
    _max: { useNumber: true },
  });
  await tx.promoRedemption.update({
    where: { id: last.id },
    data: { releasedAt: null, useNumber: (_max.useNumber ?? 0) + 1 },
    select: { id: true },
  });
  // A code used up meanwhile stays full: its count never passes its limit.
  await tx.$executeRaw`
    update promo_codes set used_count = used_count + 1
    where id = ${last.promoCodeId} and total_limit is not null and used_count < total_limit`;
}
