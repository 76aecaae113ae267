import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { may } from "@/lib/domain/policy";
import { ok, refuse, type Result } from "@/lib/domain/result";
import type { Context } from "./context";

interface Input {
  readonly bookingId: string;
  readonly promoCode?: string | undefined;
}

/**
 * Freezes the price of a hold as it was copied when the seats were held; may be repeated and never
 * changes a seat's price. Refuses booking_not_found, booking_not_pending, promo_not_applicable.
 */
export async function freezePrice(input: Input, { actor, now }: Context): Promise<Result<null>> {
  const booking = await db().booking.findUnique({
    where: { id: input.bookingId },
    select: { userId: true, state: true },
  });
  if (!booking || !may(actor, { kind: "pay_booking", ownerId: booking.userId })) {
    return refuse({ code: "booking_not_found" });
  }
  if (input.promoCode) return refuse({ code: "promo_not_applicable" });
  return inTransaction(async (tx) => {
    const { count } = await tx.booking.updateMany({
      where: { id: input.bookingId, state: "PENDING" },
      data: { frozenAt: now },
    });
    if (count > 0 || booking.state === "CONFIRMED") return ok(null);
    return refuse({ code: "booking_not_pending" });
  });
}
