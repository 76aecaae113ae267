import type { Refusal, RefusalCode } from "@/lib/domain/result";
import { formatSeats } from "./seats";

type Sentences = { [C in RefusalCode]: (refusal: Extract<Refusal, { code: C }>) => string };

/** One sentence per refusal: what happened, and where there is one, the way on. */
const SENTENCES = {
  invalid_input: () => "Some of this is missing or not right. Please check the marked fields.",
  sign_in_required: () => "Please sign in to go on. Your choice is kept.",
  forbidden: () => "You are not allowed to do this.",
  rate_limited: ({ retryAfterSeconds }) =>
    `That was a lot at once. Please try again in ${seconds(retryAfterSeconds)}.`,
  busy: () => "Many people are booking right now. Nothing was lost; please try again in a moment.",
  email_taken: () => "There is already an account with this e-mail address. Sign in instead?",
  wrong_credentials: () => "E-mail address or password is wrong.",
  movie_not_found: () => "We do not know this movie.",
  showtime_not_found: () => "We do not know this showtime.",
  showtime_not_on_sale: () => "Seats for this showtime are not on sale.",
  showtime_started: () => "This show has started; online sale has ended.",
  no_seats: () => "Choose at least one seat.",
  too_many_seats: ({ most }) => `You can have at most ${most} seats for one showtime.`,
  seats_repeated: () => "The same seat was chosen twice.",
  seats_unknown: () => "This screen does not have all of these seats.",
  seats_not_for_sale: ({ seats }) => `${formatSeats(seats)} cannot be sold.`,
  seats_taken: ({ seats }) =>
    seats.length === 1
      ? `${formatSeats(seats)} was just taken. Please choose another seat.`
      : `${formatSeats(seats)} were just taken. Please choose others.`,
  single_seat_left: ({ seats }) =>
    `This would leave ${formatSeats(seats)} alone. Please move over or take ${seats.length === 1 ? "it" : "them"} too.`,
  companion_seat_kept: ({ seats }) =>
    `${formatSeats(seats)} ${seats.length === 1 ? "is" : "are"} kept for the companion of somebody in a wheelchair while other seats are free.`,
  hold_chain_ended: () =>
    "You have kept seats of this showtime for half an hour. Please wait two minutes before choosing again.",
  booking_not_found: () => "We do not know this booking.",
  booking_not_pending: () => "This booking is no longer open.",
  booking_not_cancellable: () => "This booking can no longer be cancelled.",
  hold_expired: () =>
    "The time for these seats ran out. You can choose them again if they are free.",
  hold_already_extended: () => "The time was already extended once.",
  checkout_open: () => "A payment for this booking is open. Finish or cancel it first.",
  checkout_already_paid: () => "This booking has just been paid. Your tickets are ready.",
  payment_processing: () => "Your payment is on its way. We keep your seats until it arrives.",
  payment_unavailable: ({ retryAfterSeconds }) =>
    `The payment page does not answer. Your seats are still yours; try again in ${seconds(retryAfterSeconds)}.`,
  amount_too_small: () => "This total is below what can be paid by card.",
  promo_not_applicable: () => "This code does not apply to this booking.",
  being_released: () => "These seats are being released. Please try again in a few seconds.",
} as const satisfies Sentences;

/** The sentence a person reads. Never an internal message. */
export function toSentence(refusal: Refusal): string {
  const say = SENTENCES[refusal.code] as (refusal: Refusal) => string;
  return say(refusal);
}

function seconds(count: number): string {
  if (count < 90) return count === 1 ? "1 second" : `${count} seconds`;
  return `${Math.ceil(count / 60)} minutes`;
}
