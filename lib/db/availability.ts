import { db } from "./client";
import type { ClaimRow } from "./seat-claims";

/** Availability is never older than a second; half of it leaves room for the page to get there. */
const FRESH_MS = 500;
const MOST_SHOWTIMES = 2_000;

/** A claim with what a buyer may see of it. */
export interface AvailabilityRow extends ClaimRow {
  /** Its booking is CONFIRMED, so "sold" is true; a live checkout is still only "held". */
  readonly isSold: boolean;
}

interface Snapshot {
  readonly readAt: number;
  readonly claims: Promise<readonly AvailabilityRow[]>;
}

const snapshots = new Map<string, Snapshot>();

/**
 * The claims of a showtime, read at most once per half second and process however many look.
 * Good for showing and for doubting Redis; never for deciding who gets a seat.
 */
export async function readAvailability(showtimeId: string): Promise<readonly AvailabilityRow[]> {
  const known = snapshots.get(showtimeId);
  if (known && performance.now() - known.readAt < FRESH_MS) return known.claims;
  const snapshot = { readAt: performance.now(), claims: loadClaims(showtimeId) };
  if (snapshots.size >= MOST_SHOWTIMES) snapshots.clear();
  snapshots.set(showtimeId, snapshot);
  // A failed read is nobody's snapshot.
  snapshot.claims.catch(() => snapshots.delete(showtimeId));
  return snapshot.claims;
}

/** Drops what is known, after this process changed a claim. */
export function forgetAvailability(showtimeId: string): void {
  snapshots.delete(showtimeId);
}

/** True when somebody has the seat now: a claim that cannot be taken over yet. */
export function isClaimStanding(claim: ClaimRow, now: Date): boolean {
  return claim.takeableAt === null || claim.takeableAt > now;
}

async function loadClaims(showtimeId: string): Promise<AvailabilityRow[]> {
  const rows = await db().seatClaim.findMany({
    where: { showtimeId },
    select: {
      seatId: true,
      bookingId: true,
      takeableAt: true,
      booking: { select: { state: true } },
    },
  });
  return rows.map(({ booking, ...claim }) => ({
    ...claim,
    isSold: booking?.state === "CONFIRMED",
  }));
}
