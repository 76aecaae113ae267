import type { SeatName } from "./seating";

/** An ordinary answer: the value, or the refusal that says why not. Faults are thrown instead. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** Every way a person can be told no. Each code has one sentence and one HTTP status. */
export type Refusal =
  | { readonly code: "invalid_input"; readonly fields: Readonly<Record<string, string>> }
  | { readonly code: "sign_in_required" }
  | { readonly code: "forbidden" }
  | { readonly code: "rate_limited"; readonly retryAfterSeconds: number; readonly most?: number }
  | { readonly code: "busy"; readonly retryAfterSeconds: number }
  | { readonly code: "email_taken" }
  | { readonly code: "wrong_credentials" }
  | { readonly code: "movie_not_found" }
  | { readonly code: "showtime_not_found" }
  | { readonly code: "showtime_not_on_sale" }
  | { readonly code: "showtime_started" }
  | { readonly code: "no_seats" }
  | { readonly code: "too_many_seats"; readonly most: number }
  | { readonly code: "seats_repeated" }
  | { readonly code: "seats_unknown"; readonly seatIds: readonly string[] }
  | { readonly code: "seats_not_for_sale"; readonly seats: readonly SeatName[] }
  | { readonly code: "seats_taken"; readonly seats: readonly SeatName[] }
  | { readonly code: "single_seat_left"; readonly seats: readonly SeatName[] }
  | { readonly code: "companion_seat_kept"; readonly seats: readonly SeatName[] }
  | { readonly code: "hold_chain_ended"; readonly retryAt: Date }
  | { readonly code: "booking_not_found" }
  | { readonly code: "booking_not_pending" }
  | { readonly code: "booking_not_cancellable" }
  | { readonly code: "hold_expired" }
  | { readonly code: "hold_already_extended" }
  | { readonly code: "checkout_open" }
  | { readonly code: "checkout_already_paid" }
  | { readonly code: "payment_processing" }
  | { readonly code: "payment_unavailable"; readonly retryAfterSeconds: number }
  | { readonly code: "amount_too_small" }
  | { readonly code: "promo_not_applicable" }
  | { readonly code: "being_released"; readonly retryAfterSeconds: number };

export type RefusalCode = Refusal["code"];

/** Wraps a value. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps a refusal. */
export function refuse<T = never>(refusal: Refusal): Result<T> {
  return { ok: false, refusal };
}
