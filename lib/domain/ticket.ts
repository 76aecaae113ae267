export type TicketState = "VALID" | "SUSPENDED" | "VOID";

const NEXT = {
  VALID: ["SUSPENDED", "VOID"],
  SUSPENDED: ["VALID", "VOID"],
  VOID: [],
} as const satisfies Record<TicketState, readonly TicketState[]>;

/** True when the state table has this step. */
export function canTicketMove(from: TicketState, to: TicketState): boolean {
  return (NEXT[from] as readonly TicketState[]).includes(to);
}

/** What a ticket code says, before its signature. */
export interface TicketClaims {
  readonly ticketId: string;
  readonly showtimeId: string;
  readonly serial: number;
  readonly keyId: string;
}

/** The text that is signed: fields in a fixed order, so that a code has one form only. */
export function toTicketPayload(claims: TicketClaims): string {
  return [claims.ticketId, claims.showtimeId, claims.serial, claims.keyId].join(".");
}

/** Reads a payload back, or null when it is not one. */
export function parseTicketPayload(payload: string): TicketClaims | null {
  const [ticketId, showtimeId, serial, keyId, ...rest] = payload.split(".");
  if (!ticketId || !showtimeId || !serial || !keyId || rest.length > 0) return null;
  if (!/^\d{1,9}$/.test(serial)) return null;
  return { ticketId, showtimeId, serial: Number(serial), keyId };
}
