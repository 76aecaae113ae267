// The invariant: after this a seat belongs to exactly one booking, and the row says so. Redis may
// shed people before PostgreSQL, never decide for it.
import { forgetAvailability, isClaimStanding, readAvailability } from "@/lib/db/availability";
import { db } from "@/lib/db/client";
import { findShowtimeForSale, loadLayout, type ShowtimeRow } from "@/lib/db/rows";
import { inTransaction, lockPersonAndShowtime } from "@/lib/db/transaction";
import { isSignedIn, may, type SignedIn } from "@/lib/domain/policy";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { checkSelection, toName, type PlanSeat } from "@/lib/domain/seating";
import { shift } from "@/lib/domain/time";
import { cached } from "@/lib/services/cache";
import { leaveSeatGate, passSeatGate } from "@/lib/services/seat-gate";
import { holdTimes } from "@/lib/services/times";
import { newId } from "@/lib/services/tokens";
import type { Context } from "./context";
import { writeHold, type Hold, type HoldInput } from "./hold-in-transaction";
import { clearTheWay, closeOwnCheckout } from "./release-wanted-seats";

/**
 * Holds exactly these seats for the actor: a new PENDING booking, the same one when it has them
 * already, or the same one changed in place with its clock unchanged. Refuses: sign_in_required,
 * showtime_not_found, showtime_not_on_sale, showtime_started, the selection rule's refusals,
 * seats_taken with the lost seats, hold_chain_ended, checkout_already_paid, payment_unavailable.
 */
export async function holdSeats(input: HoldInput, { actor, now }: Context): Promise<Result<Hold>> {
  if (!isSignedIn(actor) || !may(actor, { kind: "hold_seats" })) {
    return refuse({ code: "sign_in_required" });
  }
  const sale = await findSale(input, actor, now);
  if (!sale.ok) return sale;
  const first = await tryToHold(input, actor, sale.value, now);
  if (first.ok) return first;
  if (first.refusal.code === "checkout_open") {
    const owner = { userId: actor.userId, showtimeId: input.showtimeId };
    const obstacle = await closeOwnCheckout(owner, now);
    return obstacle ? refuse(obstacle) : tryToHold(input, actor, sale.value, now);
  }
  if (first.refusal.code !== "seats_taken") return first;
  const lostIds = first.refusal.seats.map((seat) => seat.seatId);
  const isCleared = await clearTheWay({ showtimeId: input.showtimeId, seatIds: lostIds }, now);
  return isCleared ? tryToHold(input, actor, sale.value, now) : first;
}

interface Sale {
  readonly showtime: ShowtimeRow;
  readonly plan: readonly PlanSeat[];
}

/** The showtime and its plan, and everything about the input that needs no lock to refuse. */
async function findSale(input: HoldInput, actor: SignedIn, now: Date): Promise<Result<Sale>> {
  const showtime = await findShowtimeForSale(db(), input.showtimeId, "unlocked");
  if (!showtime || showtime.state === "DRAFT") return refuse({ code: "showtime_not_found" });
  if (showtime.state !== "ON_SALE") return refuse({ code: "showtime_not_on_sale" });
  if (showtime.startsAt <= now) return refuse({ code: "showtime_started" });
  const { seats } = await cached({
    key: `layout:${showtime.layoutId}:${showtime.layoutsVersion}`,
    seconds: 86_400,
    load: () => loadLayout(showtime.layoutId),
  });
  const shape = checkSelection(seats, input.seatIds, new Set(), actor.kind !== "member");
  const isShapeless =
    !shape.ok &&
    shape.refusal.code !== "single_seat_left" &&
    shape.refusal.code !== "companion_seat_kept";
  return isShapeless ? shape : ok({ showtime, plan: seats });
}

async function tryToHold(
  input: HoldInput,
  actor: SignedIn,
  { showtime, plan }: Sale,
  now: Date,
): Promise<Result<Hold>> {
  const { holdMs, graceMs } = holdTimes();
  const order = {
    showtimeId: input.showtimeId,
    userId: actor.userId,
    bookingId: newId("booking"),
    seatIds: input.seatIds,
    deadlineAt: shift(now, holdMs + graceMs),
    now,
  };
  const gate = await passSeatGate(order);
  if (gate.kind === "refused") {
    const lostIds = await listBelieved(gate.seats, input.showtimeId, now);
    if (lostIds.size > 0) {
      const lost = plan.filter((seat) => lostIds.has(seat.seatId));
      return refuse({ code: "seats_taken", seats: lost.map(toName) });
    }
  }
  const result = await inTransaction(async (tx) => {
    await lockPersonAndShowtime(tx, actor.userId, input.showtimeId);
    return writeHold(tx, { input, actor, plan, showtime, bookingId: order.bookingId, now });
  });
  forgetAvailability(input.showtimeId);
  if (!result.ok) {
    await leaveSeatGate(input.showtimeId, actor.userId, input.seatIds);
    return result;
  }
  // The winner in PostgreSQL corrects a gate that wrongly refused it.
  if (gate.kind === "refused") await passSeatGate({ ...order, overwrite: true });
  await leaveSeatGate(input.showtimeId, actor.userId, result.value.droppedSeatIds);
  return ok(result.value.hold);
}

/**
 * A refusal by a fresh key is believed; by an older one only if the availability snapshot agrees,
 * because Redis may have kept a key whose release was lost.
 */
async function listBelieved(
  refused: readonly { readonly seatId: string; readonly isDoubted: boolean }[],
  showtimeId: string,
  now: Date,
): Promise<ReadonlySet<string>> {
  const isAnyDoubted = refused.some((seat) => seat.isDoubted);
  const claims = isAnyDoubted ? await readAvailability(showtimeId) : [];
  const taken = new Set(
    claims.filter((claim) => isClaimStanding(claim, now)).map((one) => one.seatId),
  );
  const believed = refused.filter((seat) => !seat.isDoubted || taken.has(seat.seatId));
  return new Set(believed.map((seat) => seat.seatId));
}
