import type { PromoCode } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { isPromoApplicable, type PromoRule } from "@/lib/domain/promo";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { newId } from "@/lib/services/tokens";

export interface Redeemer {
  readonly bookingId: string;
  readonly userId: string;
  readonly movieId: string;
  readonly theaterId: string;
  readonly zone: string;
  readonly startsAt: Date;
}

const NOT_APPLICABLE = { code: "promo_not_applicable" } as const;

/**
 * Takes one use of a code for a booking, in the caller's transaction. The limits are held by the
 * database: one conditional update for the total, one unique row per person and use. Refuses
 * promo_not_applicable for everything, so that a code tells nobody how it works.
 */
export async function redeemCode(
  tx: Tx,
  text: string,
  redeemer: Redeemer,
  now: Date,
): Promise<Result<{ readonly code: string; readonly rule: PromoRule }>> {
  const code = await tx.promoCode.findUnique({ where: { code: text.trim().toUpperCase() } });
  const rule = code && toRule(code);
  if (!code || !rule || !isPromoApplicable(code, { ...redeemer, now })) {
    return refuse(NOT_APPLICABLE);
  }
  if (code.isFirstBooking && (await hasBought(tx, redeemer.userId))) return refuse(NOT_APPLICABLE);
  if (code.totalLimit !== null) {
    const taken = await tx.$executeRaw`
      update promo_codes set used_count = used_count + 1
      where id = ${code.id} and used_count < total_limit`;
    if (taken === 0) return refuse(NOT_APPLICABLE);
  }
  const isTaken = await takeUse(tx, code, redeemer, now);
  return isTaken ? ok({ code: code.code, rule }) : refuse(NOT_APPLICABLE);
}

/** This person's next use, as a row the database allows once; false beyond the limit. */
async function takeUse(tx: Tx, code: PromoCode, redeemer: Redeemer, now: Date): Promise<boolean> {
  const { _max } = await tx.promoRedemption.aggregate({
    where: { promoCodeId: code.id, userId: redeemer.userId, releasedAt: null },
    _max: { useNumber: true },
  });
  const useNumber = (_max.useNumber ?? 0) + 1;
  if (code.perPersonLimit !== null && useNumber > code.perPersonLimit) return false;
  const { count } = await tx.promoRedemption.createMany({
    data: [
      {
        id: newId("redemption"),
        promoCodeId: code.id,
        userId: redeemer.userId,
        bookingId: redeemer.bookingId,
        useNumber,
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

async function hasBought(tx: Tx, userId: string): Promise<boolean> {
  return (await tx.booking.count({ where: { userId, confirmedAt: { not: null } } })) > 0;
}

function toRule(code: PromoCode): PromoRule | null {
  switch (code.kind) {
    case "PERCENT":
      return code.percent === null ? null : { kind: "PERCENT", percent: code.percent };
    case "FIXED":
      return code.amountMinor === null || code.currency === null
        ? null
        : { kind: "FIXED", amountMinor: code.amountMinor, currency: code.currency };
    case "TWO_FOR_ONE":
      return { kind: "TWO_FOR_ONE" };
  }
}
