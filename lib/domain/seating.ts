import { ok, refuse, type Result } from "./result";

export type SeatTier = "standard" | "premium" | "sofa";
export type SeatKind = "regular" | "wheelchair" | "companion";

/** What people call a seat: row and number. */
export interface SeatName {
  readonly seatId: string;
  readonly row: string;
  readonly number: number;
}

/** A numbered place of a layout. Seats are neighbours when y is equal and x differs by one. */
export interface PlanSeat extends SeatName {
  readonly x: number;
  readonly y: number;
  readonly tier: SeatTier;
  readonly kind: SeatKind;
  readonly isForSale: boolean;
}

/** What a buyer may see of a seat. */
export type SeatState = "available" | "held" | "yours" | "sold" | "blocked";

export const MAX_SEATS_PER_BOOKING = 10;

/**
 * The selection rule (DOMAIN 3.5), pure: the page hints with it, the hold decides with it.
 * `taken` are the seats somebody else has; seats of the person's own hold count as free.
 * Refuses: no_seats, too_many_seats, seats_repeated, seats_unknown, seats_not_for_sale,
 * seats_taken, companion_seat_kept, single_seat_left.
 */
export function checkSelection(
  plan: readonly PlanSeat[],
  chosenIds: readonly string[],
  taken: ReadonlySet<string>,
  mayExceedLimit = false,
): Result<PlanSeat[]> {
  if (chosenIds.length === 0) return refuse({ code: "no_seats" });
  if (chosenIds.length > MAX_SEATS_PER_BOOKING && !mayExceedLimit) {
    return refuse({ code: "too_many_seats", most: MAX_SEATS_PER_BOOKING });
  }
  const chosen = new Set(chosenIds);
  if (chosen.size !== chosenIds.length) return refuse({ code: "seats_repeated" });
  const seats = plan.filter((seat) => chosen.has(seat.seatId));
  if (seats.length !== chosen.size) {
    const known = new Set(seats.map((seat) => seat.seatId));
    return refuse({ code: "seats_unknown", seatIds: chosenIds.filter((id) => !known.has(id)) });
  }
  const unsold = seats.filter((seat) => !seat.isForSale);
  if (unsold.length > 0) return refuse({ code: "seats_not_for_sale", seats: unsold.map(toName) });
  const lost = seats.filter((seat) => taken.has(seat.seatId));
  if (lost.length > 0) return refuse({ code: "seats_taken", seats: lost.map(toName) });
  const kept = findKeptCompanions(plan, chosen, taken);
  if (kept.length > 0) return refuse({ code: "companion_seat_kept", seats: kept.map(toName) });
  const orphans = findOrphans(plan, chosen, taken);
  if (orphans.length > 0) return refuse({ code: "single_seat_left", seats: orphans.map(toName) });
  return ok(seats);
}

/**
 * Free seats that this choice would newly leave alone in their run. A run is a row's free seats
 * between taken seats, walls and aisles; with one seat left of a run there is no other way, so
 * that one is allowed (every run can be sold to the last seat).
 */
function findOrphans(
  plan: readonly PlanSeat[],
  chosen: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): PlanSeat[] {
  return listFreeRuns(plan, taken).flatMap((run) => {
    const picked = run.filter((seat) => chosen.has(seat.seatId)).length;
    if (picked === 0 || run.length - picked === 1) return [];
    return run.filter(
      (seat, at) => !chosen.has(seat.seatId) && isEnd(run[at - 1]) && isEnd(run[at + 1]),
    );
    function isEnd(neighbour: PlanSeat | undefined): boolean {
      return neighbour === undefined || chosen.has(neighbour.seatId);
    }
  });
}

/** The runs of free, sellable neighbours of every row, in plan order. */
export function listFreeRuns(plan: readonly PlanSeat[], taken: ReadonlySet<string>): PlanSeat[][] {
  const ordered = [...plan].sort((a, b) => a.y - b.y || a.x - b.x);
  const runs: PlanSeat[][] = [];
  let run: PlanSeat[] = [];
  for (const seat of ordered) {
    const previous = run.at(-1);
    const isFree = seat.isForSale && !taken.has(seat.seatId);
    const continues = previous && previous.y === seat.y && previous.x + 1 === seat.x;
    if (run.length > 0 && (!continues || !isFree)) {
      runs.push(run);
      run = [];
    }
    if (isFree) run.push(seat);
  }
  return run.length > 0 ? [...runs, run] : runs;
}

/** True when two seats touch in the same row. */
function areNeighbours(a: PlanSeat, b: PlanSeat): boolean {
  return a.y === b.y && Math.abs(a.x - b.x) === 1;
}

/** Chosen companion seats without a chosen wheelchair space beside them, while others are free. */
function findKeptCompanions(
  plan: readonly PlanSeat[],
  chosen: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): PlanSeat[] {
  const companions = plan.filter((seat) => seat.kind === "companion" && chosen.has(seat.seatId));
  if (companions.length === 0) return [];
  const hasOthers = plan.some(
    (seat) =>
      seat.kind === "regular" &&
      seat.isForSale &&
      !taken.has(seat.seatId) &&
      !chosen.has(seat.seatId),
  );
  if (!hasOthers) return [];
  const spaces = plan.filter((seat) => seat.kind === "wheelchair" && chosen.has(seat.seatId));
  return companions.filter((seat) => !spaces.some((space) => areNeighbours(space, seat)));
}

/** A seat's name alone, for refusals and lists. */
export function toName(seat: SeatName): SeatName {
  return { seatId: seat.seatId, row: seat.row, number: seat.number };
}
