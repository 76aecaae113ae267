import { describe, expect, test } from "vitest";
import type { Refusal, RefusalCode } from "@/lib/domain/result";
import { toSentence } from "@/lib/format/messages";

const F7 = { seatId: "sea_hall_F7", row: "F", number: 7 };
const F8 = { seatId: "sea_hall_F8", row: "F", number: 8 };
const SECONDS = { retryAfterSeconds: 30 };

/** One of each kind. A new refusal does not compile until it is here. */
const REFUSALS = {
  invalid_input: { code: "invalid_input", fields: { email: "Your e-mail address, please." } },
  sign_in_required: { code: "sign_in_required" },
  forbidden: { code: "forbidden" },
  rate_limited: { code: "rate_limited", ...SECONDS },
  busy: { code: "busy", ...SECONDS },
  email_taken: { code: "email_taken" },
  wrong_credentials: { code: "wrong_credentials" },
  movie_not_found: { code: "movie_not_found" },
  showtime_not_found: { code: "showtime_not_found" },
  showtime_not_on_sale: { code: "showtime_not_on_sale" },
  showtime_started: { code: "showtime_started" },
  no_seats: { code: "no_seats" },
  too_many_seats: { code: "too_many_seats", most: 10 },
  seats_repeated: { code: "seats_repeated" },
  seats_unknown: { code: "seats_unknown", seatIds: [F7.seatId] },
  seats_not_for_sale: { code: "seats_not_for_sale", seats: [F7] },
  seats_taken: { code: "seats_taken", seats: [F7] },
  single_seat_left: { code: "single_seat_left", seats: [F7] },
  companion_seat_kept: { code: "companion_seat_kept", seats: [F7] },
  hold_chain_ended: { code: "hold_chain_ended", retryAt: new Date("2026-11-21T12:00:00Z") },
  booking_not_found: { code: "booking_not_found" },
  booking_not_pending: { code: "booking_not_pending" },
  booking_not_cancellable: { code: "booking_not_cancellable" },
  hold_expired: { code: "hold_expired" },
  hold_already_extended: { code: "hold_already_extended" },
  checkout_open: { code: "checkout_open" },
  checkout_already_paid: { code: "checkout_already_paid" },
  payment_processing: { code: "payment_processing" },
  payment_unavailable: { code: "payment_unavailable", ...SECONDS },
  amount_too_small: { code: "amount_too_small" },
  promo_not_applicable: { code: "promo_not_applicable" },
  being_released: { code: "being_released", ...SECONDS },
} as const satisfies { [C in RefusalCode]: Extract<Refusal, { code: C }> };

const INTERNAL =
  /_|\b(undefined|null|NaN|Invalid Date|claims?|deadline|session|Stripe|Redis|PostgreSQL|Prisma|Inngest|webhook|database|server|token|id|ids|error|exception|transaction|T\d\d:\d\d)\b/i;

const STATES = /\b[A-Z]{4,}\b/;

describe("every refusal is a sentence a person can read", () => {
  test.each(Object.values<Refusal>(REFUSALS))("$code begins and ends as one", (refusal) => {
    expect(toSentence(refusal)).toMatch(/^[A-Z][^\n]{8,}[^\s.?!][.?!]$/);
    expect(toSentence(refusal)).not.toMatch(/ {2}| [.,;?!]/);
  });

  test.each(Object.values<Refusal>(REFUSALS))("$code names nothing of the inside", (refusal) => {
    expect(toSentence(refusal)).not.toMatch(INTERNAL);
    expect(toSentence(refusal)).not.toMatch(STATES);
    expect(toSentence(refusal)).not.toContain(refusal.code);
  });
});

describe("a refusal names what it is about", () => {
  test.each<[refusal: Refusal, sentence: string]>([
    [{ code: "seats_taken", seats: [F7] }, "F7 was just taken. Please choose another seat."],
    [{ code: "seats_taken", seats: [F7, F8] }, "F7 and F8 were just taken. Please choose others."],
    [{ code: "seats_not_for_sale", seats: [F7, F8] }, "F7 and F8 cannot be sold."],
    [
      { code: "single_seat_left", seats: [F7] },
      "This would leave F7 alone. Please move over or take it too.",
    ],
    [
      { code: "single_seat_left", seats: [F7, F8] },
      "This would leave F7 and F8 alone. Please move over or take them too.",
    ],
    [
      { code: "companion_seat_kept", seats: [F7] },
      "F7 is kept for the companion of somebody in a wheelchair while other seats are free.",
    ],
    [
      { code: "companion_seat_kept", seats: [F7, F8] },
      "F7 and F8 are kept for the companion of somebody in a wheelchair while other seats are free.",
    ],
    [{ code: "too_many_seats", most: 10 }, "You can have at most 10 seats for one showtime."],
  ])("%j", (refusal, sentence) => expect(toSentence(refusal)).toBe(sentence));

  test.each<[retryAfterSeconds: number, wait: string]>([
    [1, "in 1 second."],
    [2, "in 2 seconds."],
    [89, "in 89 seconds."],
    [90, "in 2 minutes."],
    [120, "in 2 minutes."],
    [121, "in 3 minutes."],
    [3_600, "in 60 minutes."],
  ])("a wait of %i seconds ends %j", (retryAfterSeconds, wait) => {
    for (const code of ["rate_limited", "payment_unavailable"] as const)
      expect(toSentence({ code, retryAfterSeconds }).endsWith(wait)).toBe(true);
  });
});
