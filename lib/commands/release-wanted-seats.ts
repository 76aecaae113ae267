import { db } from "@/lib/db/client";
import { LIVE_PAYMENT_STATES } from "@/lib/domain/payment";
import { releaseCheckout } from "./release-checkout";

interface Wanted {
  readonly showtimeId: string;
  readonly seatIds: readonly string[];
}

/**
 * A buyer wants seats whose hold has run out but whose checkout is still live: asks the release
 * gate for them now, so that no seat waits for a background job. True when something was freed.
 */
export async function clearTheWay({ showtimeId, seatIds }: Wanted, now: Date): Promise<boolean> {
  const payments = await db().payment.findMany({
    where: {
      state: { in: [...LIVE_PAYMENT_STATES] },
      booking: {
        showtimeId,
        state: "PENDING",
        deadlineAt: { lte: now },
        claims: { some: { seatId: { in: [...seatIds] }, takeableAt: null } },
      },
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const end = { state: "EXPIRED", reason: "time_ran_out" } as const;
  const answers = await Promise.all(
    payments.map(({ id }) => releaseCheckout({ paymentId: id, end }, { now })),
  );
  return answers.some((answer) => answer.kind === "released");
}
