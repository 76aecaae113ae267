-- Promises the database itself keeps. Each name says the promise. (No semicolon in a comment: the
-- engine splits scripts at them.)

create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- Programme ------------------------------------------------------------------------------------

alter table showtimes
  add constraint showtime_range_in_order check (starts_at < ends_at and ends_at <= cleared_at),
  add constraint showtime_price_not_negative check (price_minor >= 0),
  -- Nothing overlaps on a screen, the cleaning gap included. A cancelled showtime frees its range.
  add constraint showtimes_never_overlap exclude using gist (
    screen_id with =,
    tstzrange(starts_at, cleared_at, '[)') with &&
  ) where (state <> 'CANCELLED');

alter table theaters
  add constraint theater_fee_not_negative check (fee_minor >= 0),
  add constraint theater_tax_in_range check (tax_basis_points between 0 and 10000);

alter table layouts add constraint layout_holds_someone check (capacity > 0 and columns > 0 and rows > 0);

alter table movies
  add constraint movie_has_a_length check (minutes between 1 and 900),
  add constraint movie_rating_adds_up check (rating_count >= 0 and rating_sum between rating_count and rating_count * 10);
create index movies_by_title_trigram on movies using gin (title gin_trgm_ops);

alter table reviews add constraint review_rating_one_to_ten check (rating between 1 and 10);

-- People ---------------------------------------------------------------------------------------

alter table users add constraint user_email_is_lower_case check (email = lower(email));

-- Seats ----------------------------------------------------------------------------------------

-- A block is a claim without a booking, and nobody takes it over.
alter table seat_claims
  add constraint block_is_never_taken_over check (booking_id is not null or takeable_at is null);
create index seat_claims_takeable on seat_claims (takeable_at) where takeable_at is not null;

-- Bookings -------------------------------------------------------------------------------------

create unique index one_pending_booking_per_person_and_showtime
  on bookings (user_id, showtime_id) where state = 'PENDING';
create index bookings_pending_by_deadline on bookings (deadline_at) where state = 'PENDING';

alter table bookings
  add constraint booking_total_adds_up check (
    total_minor = seats_minor - discount_minor + fee_minor + tax_minor
    and seats_minor >= 0 and discount_minor between 0 and seats_minor
    and fee_minor >= 0 and tax_minor >= 0
  ),
  add constraint booking_clock_in_order check (held_at <= expires_at and expires_at <= deadline_at),
  add constraint booking_end_is_dated check (
    (state in ('EXPIRED', 'CANCELLED', 'FAILED')) = (ended_at is not null)
  ),
  add constraint confirmed_booking_is_dated check (state <> 'CONFIRMED' or confirmed_at is not null);

alter table booking_seats add constraint booking_seat_shares_in_range check (
  price_minor >= 0 and discount_minor between 0 and price_minor and tax_minor >= 0
);

-- Money ----------------------------------------------------------------------------------------

create unique index one_live_payment_per_booking
  on payments (booking_id) where state in ('OPENING', 'OPEN', 'PROCESSING');
create unique index one_admission_per_ticket
  on check_ins (ticket_id) where not is_conflict;

alter table payments
  add constraint payment_amount_not_negative check (amount_minor >= 0),
  add constraint paid_payment_is_dated check ((state = 'PAID') = (paid_at is not null)),
  add constraint open_payment_has_its_session check (
    state not in ('OPEN', 'PROCESSING') or kind = 'FREE' or session_id is not null
  );

alter table transactions add constraint transaction_amount_not_negative check (amount_minor >= 0);

alter table refunds add constraint refund_amount_positive check (amount_minor > 0);
-- One refund per payment, reason and ticket. A refund of the whole payment has no ticket.
create unique index one_refund_per_payment_reason_and_ticket
  on refunds (payment_id, reason, ticket_id) nulls not distinct;

-- Codes ----------------------------------------------------------------------------------------

alter table promo_codes
  add constraint promo_code_is_upper_case check (code = upper(code)),
  add constraint promo_never_used_beyond_its_limit check (
    used_count >= 0 and (total_limit is null or used_count <= total_limit)
  ),
  add constraint promo_kind_has_its_value check (
    (kind = 'PERCENT' and percent between 1 and 100)
    or (kind = 'FIXED' and amount_minor > 0 and currency is not null)
    or kind = 'TWO_FOR_ONE'
  );
create unique index one_use_of_a_code_per_person_and_number
  on promo_redemptions (promo_code_id, user_id, use_number) where released_at is null;
create unique index one_code_per_booking
  on promo_redemptions (booking_id) where released_at is null;

-- Staff ----------------------------------------------------------------------------------------

create unique index one_open_exception_per_kind_and_subject
  on exceptions (kind, subject_id) where resolved_at is null;
