import { toSentence } from "@/lib/format/messages";
import type { Refusal, RefusalCode } from "@/lib/domain/result";

/** One HTTP status per refusal. */
const STATUSES = {
  invalid_input: 422,
  sign_in_required: 401,
  forbidden: 403,
  rate_limited: 429,
  busy: 503,
  email_taken: 409,
  wrong_credentials: 401,
  movie_not_found: 404,
  showtime_not_found: 404,
  showtime_not_on_sale: 409,
  showtime_started: 409,
  no_seats: 422,
  too_many_seats: 422,
  seats_repeated: 422,
  seats_unknown: 422,
  seats_not_for_sale: 422,
  seats_taken: 409,
  single_seat_left: 422,
  companion_seat_kept: 422,
  hold_chain_ended: 409,
  booking_not_found: 404,
  booking_not_pending: 409,
  booking_not_cancellable: 409,
  hold_expired: 409,
  hold_already_extended: 409,
  checkout_open: 409,
  checkout_already_paid: 409,
  payment_processing: 409,
  payment_unavailable: 503,
  amount_too_small: 422,
  promo_not_applicable: 422,
  being_released: 409,
} as const satisfies Record<RefusalCode, number>;

/** RFC 9457 problem details with a stable `code` and the refusal's own facts. */
export function toProblem(refusal: Refusal, headers: HeadersInit = {}): Response {
  const status = STATUSES[refusal.code];
  const answer = problem(status, { ...refusal, detail: toSentence(refusal) }, headers);
  if ("retryAfterSeconds" in refusal)
    answer.headers.set("retry-after", String(refusal.retryAfterSeconds));
  // A limit taken behind the door is the one to name, not the door's own.
  if (refusal.code === "rate_limited" && refusal.most !== undefined) {
    answer.headers.set("ratelimit-limit", String(refusal.most));
    answer.headers.set("ratelimit-remaining", "0");
    answer.headers.set("ratelimit-reset", String(refusal.retryAfterSeconds));
  }
  return answer;
}

/** A problem that no refusal covers: malformed JSON, wrong origin, wrong media type. */
export function problem(
  status: number,
  facts: { readonly code: string; readonly detail: string },
  headers: HeadersInit = {},
): Response {
  const answer = Response.json(
    { type: `urn:matinee:${facts.code}`, title: facts.code.replaceAll("_", " "), status, ...facts },
    { status, headers },
  );
  answer.headers.set("content-type", "application/problem+json");
  answer.headers.set("cache-control", "no-store");
  return answer;
}
