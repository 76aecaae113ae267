import { randomInt } from "node:crypto";
import type { SeatState } from "@/lib/domain/seating";

/** An answer of the API, read to its end. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
  readonly text: string;
}

export interface Call {
  readonly method?: string;
  readonly token?: string;
  readonly cookie?: string;
  /** Whom the request comes from; a new address unless told otherwise. */
  readonly address?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is; a content type belongs to it. */
  readonly raw?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What every refusal of the API looks like; the rest are its own facts. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly seats?: readonly { readonly seatId: string; readonly row: string }[];
  readonly fields?: Readonly<Record<string, string>>;
  readonly retryAfterSeconds?: number;
}

export interface HoldAnswer {
  readonly bookingId: string;
  readonly expiresAt: string;
  readonly quote: { readonly currency: string; readonly totalMinor: number };
}

export interface SeatsAnswer {
  readonly showtimeId: string;
  readonly version: string;
  readonly currency: string;
  readonly seats: readonly {
    readonly id: string;
    readonly row: string;
    readonly number: number;
    readonly tier: string;
    readonly accessible: boolean;
    readonly priceMinor: number;
    readonly state: SeatState;
  }[];
}

export interface BookingAnswer {
  readonly id: string;
  readonly reference: string;
  readonly state: string;
  readonly seats: readonly { readonly seatId: string; readonly priceMinor: number }[];
  readonly quote: { readonly totalMinor: number; readonly feeMinor: number };
  readonly payment: { readonly state: string; readonly checkoutUrl: string | null } | null;
  readonly tickets: readonly { readonly id: string; readonly state: string }[];
  readonly refunds: readonly { readonly amountMinor: number; readonly state: string }[];
  readonly cancellation: { readonly refundMinor: number; readonly keptMinor: number } | null;
}

/** One request, never following a redirect. JSON answers are parsed, others are their text. */
export async function call<T>(app: string, path: string, options: Call = {}): Promise<Answer<T>> {
  const { token, cookie, address = newAddress(), json, raw } = options;
  const body = json === undefined ? raw : JSON.stringify(json);
  const answer = await fetch(`${app}${path}`, {
    method: options.method ?? (body === undefined ? "GET" : "POST"),
    redirect: "manual",
    headers: {
      "x-forwarded-for": address,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(json === undefined ? {} : { "content-type": "application/json" }),
      ...options.headers,
    },
    // A stream has no length that could be told beforehand.
    ...(body === undefined ? {} : { body, duplex: "half" }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get("content-type")?.includes("json") ?? false;
  const parsed: unknown = isJson && text !== "" ? JSON.parse(text) : text;
  return { status: answer.status, headers: answer.headers, body: parsed as T, text };
}

/** An address nobody else in this run speaks from, so that limits per address do not meet. */
export function newAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
}

/** The doors of the path, for one person of one running application. */
export function apiFor(app: string, who: Pick<Call, "token" | "cookie" | "address"> = {}) {
  const get = <T>(path: string, more: Call = {}) => call<T>(app, path, { ...who, ...more });
  const post = <T>(path: string, json: unknown = {}, more: Call = {}) =>
    call<T>(app, path, { ...who, json, ...more });
  return {
    get,
    post,
    lock: <T = HoldAnswer>(showtimeId: string, seatIds: readonly string[]) =>
      post<T>("/api/bookings/lock-seats", { showtimeId, seatIds }),
    freeze: (bookingId: string) => post<BookingAnswer>("/api/bookings/create", { bookingId }),
    pay: <T = { checkoutUrl: string; expiresAt: string }>(bookingId: string) =>
      post<T>("/api/payments/initiate", { bookingId }),
    booking: (bookingId: string) => get<BookingAnswer>(`/api/bookings/${bookingId}`),
    cancel: <T = { state: string }>(bookingId: string) =>
      post<T>(`/api/bookings/${bookingId}/cancel`),
    seats: (showtimeId: string, more: Call = {}) =>
      get<SeatsAnswer>(`/api/shows/${showtimeId}/seats`, more),
  };
}

/** The id of the checkout session in a hosted page's URL. */
export function sessionIdIn(checkoutUrl: string): string {
  const [found] = checkoutUrl.match(/cs_[A-Za-z0-9_]+/) ?? [];
  if (!found) throw new Error(`No session in ${checkoutUrl}.`);
  return found;
}
