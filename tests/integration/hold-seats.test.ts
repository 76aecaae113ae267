import { describe, expect, test } from "vitest";
import { cancelBooking } from "@/lib/commands/cancel-booking";
import { holdSeats } from "@/lib/commands/hold-seats";
import { db } from "@/lib/db/client";
import type { Actor, SignedIn } from "@/lib/domain/policy";
import { HOUR_MS, MINUTE_MS, shift } from "@/lib/domain/time";
import { now } from "@/lib/services/clock";
import { expectInvariants } from "@/tests/support/invariants";
import { makeCheckout, makeConfirmed, makeHold } from "@/tests/support/money";
import { testParts } from "@/tests/support/parts";
import { makeMember, makeShowtime, type TestShowtime } from "@/tests/support/world";

describe("a new hold", () => {
  test("two seats become a PENDING booking with its clock, price, claims and copied facts", async () => {
    const at = now();
    const show = await makeShowtime(at);
    const person = await makeMember();
    const answer = await hold(person, show, ["A2", "A1"], at);
    const expiresAt = shift(at, 10 * MINUTE_MS);
    const amounts = {
      currency: "INR",
      seatsMinor: 40_000,
      discountMinor: 0,
      feeMinor: 3_000,
      taxMinor: 7_740,
      totalMinor: 50_740,
    };
    const bookingId: unknown = expect.stringMatching(/^bkg_/);
    expect(answer).toEqual({
      ok: true,
      value: { bookingId, expiresAt, quote: amounts, isNew: true },
    });
    const [booking] = await db().booking.findMany({
      where: { showtimeId: show.showtimeId },
      omit: { createdAt: true, updatedAt: true },
      include: { claims: { orderBy: { seatId: "asc" } }, seats: { orderBy: { number: "asc" } } },
    });
    const deadlineAt = shift(at, 12 * MINUTE_MS);
    const id = booking?.id;
    const claim = { bookingId: id, showtimeId: show.showtimeId, takeableAt: deadlineAt };
    const shares = { tier: "standard", kind: "regular", priceMinor: 20_000, discountMinor: 0 };
    expect(booking).toEqual({
      id: bookingId,
      reference: expect.stringMatching(/^[A-Z0-9]{5}-[A-Z0-9]{5}$/) as string,
      userId: person.userId,
      showtimeId: show.showtimeId,
      state: "PENDING",
      version: 1,
      chainStartedAt: at,
      heldAt: at,
      expiresAt,
      deadlineAt,
      extendedAt: null,
      frozenAt: null,
      confirmedAt: null,
      endedAt: null,
      endReason: null,
      ...amounts,
      listFeeMinor: 3_000,
      taxBasisPoints: 1_800,
      promoCode: null,
      buyerName: person.name,
      buyerEmail: person.email,
      buyerLanguage: "en",
      movieTitle: "Midnight Monsoon",
      movieSlug: `movie-${show.key}`,
      moviePosterPath: "/art/midnight-monsoon-poster.svg",
      certificate: "U",
      theaterName: "Lantern House",
      theaterAddress: "1 Marine Lines, Mumbai",
      theaterZone: "Asia/Kolkata",
      screenName: "Screen 1",
      language: "Hindi",
      subtitle: null,
      format: "2D",
      startsAt: show.startsAt,
      endsAt: shift(show.startsAt, 100 * MINUTE_MS),
      claims: [
        { ...claim, seatId: show.seat("A1"), claimedAt: at, blockReason: null },
        { ...claim, seatId: show.seat("A2"), claimedAt: at, blockReason: null },
      ],
      seats: [
        { ...shares, ...namedSeat(show, "A1", id), taxMinor: 3_600 },
        { ...shares, ...namedSeat(show, "A2", id), taxMinor: 3_600 },
      ],
    });
    const messages = await db().outboxMessage.findMany({ where: { id: `held:${id}` } });
    expect(messages).toMatchObject([{ name: "booking/held", payload: { bookingId: id } }]);
    await expectInvariants(at);
  });

  test("editing film, theater and price afterwards changes nothing on the booking", async () => {
    const { show, bookingId } = await makeHold();
    const before = await readWhole(bookingId);
    await db().movie.update({ where: { id: `mov_${show.key}` }, data: { title: "Renamed" } });
    await db().theater.update({
      where: { id: `thr_${show.key}` },
      data: { name: "Sold", feeMinor: 9_900, taxBasisPoints: 2_800, zone: "UTC" },
    });
    await db().showtime.update({ where: { id: show.showtimeId }, data: { priceMinor: 99_900 } });
    expect(await readWhole(bookingId)).toEqual(before);
  });

  test("a booking reference that is taken is drawn anew", async () => {
    const { reference } = await readWhole((await makeHold()).bookingId);
    await db().$executeRaw`create sequence draws`;
    await db().$executeRaw`
      create function draw_twice() returns trigger language plpgsql as $body$
      begin if nextval('draws') <= 1 then new.reference := (select min(reference) from bookings); end if;
      return new; end $body$`;
    await db().$executeRaw`
      create trigger draw_twice before insert on bookings for each row execute function draw_twice()`;
    const { bookingId } = await makeHold();
    await db().$executeRaw`drop trigger draw_twice on bookings`;
    expect((await readWhole(bookingId)).reference).not.toBe(reference);
  });
});

describe("what is refused", () => {
  const ELEVEN = Array.from({ length: 11 }, (_, n) => `A${n + 1}`);
  const cases: [string, (show: TestShowtime) => Promise<string[]> | string[], object][] = [
    ["no seats at all", () => [], { code: "no_seats" }],
    ["eleven seats", ({ seat }) => ELEVEN.map(seat), { code: "too_many_seats", most: 10 }],
    ["the same seat twice", (s) => ["A1", "A1"].map(s.seat), { code: "seats_repeated" }],
    ["unknown seats", () => ["sea_x"], { code: "seats_unknown", seatIds: ["sea_x"] }],
    [
      "a single free seat left between others",
      (s) => ["A2", "A3"].map(s.seat),
      { code: "single_seat_left" },
    ],
  ];
  test.each(cases)("%s", async (_, seatsOf, refusal) => {
    const show = await makeShowtime(now(), { rows: ["oooooooooooo"] });
    const input = { showtimeId: show.showtimeId, seatIds: await seatsOf(show) };
    const answer = await holdSeats(input, { actor: await makeMember(), now: now() });
    expect(answer).toMatchObject({ ok: false, refusal });
    expect(await db().booking.count({ where: { showtimeId: show.showtimeId } })).toBe(0);
  });

  test("seats of another showtime are unknown to this one", async () => {
    const [show, other] = [await makeShowtime(now()), await makeShowtime(now())];
    const seatIds = [show.seat("A1"), other.seat("A1")];
    const input = { showtimeId: show.showtimeId, seatIds };
    expect(await holdSeats(input, { actor: await makeMember(), now: now() })).toEqual({
      ok: false,
      refusal: { code: "seats_unknown", seatIds: [other.seat("A1")] },
    });
  });

  test("seats that are not for sale are named", async () => {
    const show = await makeShowtime(now(), { rows: ["xoooo"] });
    expect(await hold(await makeMember(), show, ["A1", "A2"])).toEqual({
      ok: false,
      refusal: { code: "seats_not_for_sale", seats: [named(show, "A1")] },
    });
  });

  test("a blocked seat is taken", async () => {
    const show = await makeShowtime(now());
    await db().seatClaim.create({
      data: { showtimeId: show.showtimeId, seatId: show.seat("A1"), claimedAt: now() },
    });
    expect(await hold(await makeMember(), show, ["A1", "A2"])).toEqual({
      ok: false,
      refusal: { code: "seats_taken", seats: [named(show, "A1")] },
    });
  });

  test("a companion seat is kept for a wheelchair space until nothing else is free", async () => {
    const show = await makeShowtime(now(), { rows: ["Wc_oo"] });
    const person = await makeMember();
    expect(await hold(person, show, ["A2"])).toMatchObject({
      refusal: { code: "companion_seat_kept", seats: [named(show, "A2")] },
    });
    expect((await hold(person, show, ["A1", "A2"])).ok).toBe(true);
  });

  test("a guest has to sign in first", async () => {
    const show = await makeShowtime(now());
    expect(await hold({ kind: "guest" }, show, ["A1"])).toEqual({
      ok: false,
      refusal: { code: "sign_in_required" },
    });
  });

  test("a showtime that nobody knows, or that is still a draft, is not found", async () => {
    const show = await makeShowtime(now());
    await db().showtime.update({ where: { id: show.showtimeId }, data: { state: "DRAFT" } });
    const person = await makeMember();
    const notFound = { ok: false, refusal: { code: "showtime_not_found" } };
    expect(await hold(person, show, ["A1"])).toEqual(notFound);
    expect(await hold(person, { ...show, showtimeId: "sht_nowhere" }, ["A1"])).toEqual(notFound);
  });

  test("a cancelled showtime is not on sale", async () => {
    const show = await makeShowtime(now());
    await db().showtime.update({ where: { id: show.showtimeId }, data: { state: "CANCELLED" } });
    expect(await hold(await makeMember(), show, ["A1"])).toEqual({
      ok: false,
      refusal: { code: "showtime_not_on_sale" },
    });
  });

  test("online sale ends at the very start of the showtime", async () => {
    const at = now();
    const show = await makeShowtime(at, { startsAt: shift(at, HOUR_MS) });
    const person = await makeMember();
    expect(await hold(person, show, ["A1"], show.startsAt)).toEqual({
      ok: false,
      refusal: { code: "showtime_started" },
    });
    expect((await hold(person, show, ["A1"], shift(show.startsAt, -1))).ok).toBe(true);
  });
});

describe("a hold that is there", () => {
  test("the same seats again are the same booking with the same clock", async () => {
    const { show, actor, bookingId, at, expiresAt } = await makeHold();
    const again = await hold(actor, show, ["A2", "A1"], shift(at, 5 * MINUTE_MS));
    expect(again).toMatchObject({ ok: true, value: { bookingId, expiresAt, isNew: false } });
    expect(again.ok && again.value.quote.totalMinor).toBe(50_740);
  });

  test("other seats change it in place, its clock unchanged, and what it drops is free at once", async () => {
    const { show, actor, bookingId, at, expiresAt } = await makeHold();
    const later = shift(at, 5 * MINUTE_MS);
    const changed = await hold(actor, show, ["A3", "A4", "A5", "A6"], later);
    expect(changed).toMatchObject({ ok: true, value: { bookingId, expiresAt, isNew: true } });
    expect(changed.ok && changed.value.quote.totalMinor).toBe(97_940);
    const booking = await readWhole(bookingId);
    expect(booking).toMatchObject({ expiresAt, totalMinor: 97_940, state: "PENDING" });
    expect(booking.seats.map((seat) => seat.number)).toEqual([3, 4, 5, 6]);
    expect(booking.claims.map((claim) => claim.takeableAt)).toEqual(
      Array.from({ length: 4 }, () => booking.deadlineAt),
    );
    expect((await hold(await makeMember(), show, ["A1", "A2"], later)).ok).toBe(true);
    await expectInvariants(at);
  });

  test("changed in place it takes over the fee and tax its new price is made of", async () => {
    const { show, actor, bookingId } = await makeHold();
    const tariff = { feeMinor: 5_000, taxBasisPoints: 1_000 };
    await db().theater.update({ where: { id: `thr_${show.key}` }, data: tariff });
    await hold(actor, show, ["A1"]);
    expect(await readWhole(bookingId)).toMatchObject({
      feeMinor: 5_000,
      listFeeMinor: 5_000,
      taxBasisPoints: 1_000,
      totalMinor: 27_500,
    });
  });

  test("a change that fails keeps the old seats and names only the lost ones", async () => {
    const { show, actor, bookingId, at } = await makeHold();
    await makeHold({ show, seats: ["A5", "A6"] });
    const before = await readWhole(bookingId);
    expect(await hold(actor, show, ["A2", "A3", "A4", "A5"])).toEqual({
      ok: false,
      refusal: { code: "seats_taken", seats: [named(show, "A5")] },
    });
    expect(await readWhole(bookingId)).toEqual(before);
    await expectInvariants(at);
  });

  test("with an open checkout other seats are held only after Stripe closed it", async () => {
    const { show, actor, bookingId, sessionId } = await makeCheckout();
    const changed = await hold(actor, show, ["A3", "A4"]);
    expect(changed).toMatchObject({ ok: true, value: { bookingId } });
    expect(await readPayments(bookingId)).toMatchObject([{ sessionId, state: "CLOSED" }]);
    const { claims, deadlineAt } = await readWhole(bookingId);
    expect(claims).toMatchObject([
      { seatId: show.seat("A3"), takeableAt: deadlineAt },
      { seatId: show.seat("A4"), takeableAt: deadlineAt },
    ]);
    await expectInvariants(now());
  });

  test("with a checkout that turns out to be paid the change is refused and the old seats are bought", async () => {
    const { show, actor, bookingId, sessionId } = await makeCheckout();
    await testParts().stripeHand.pay(sessionId);
    expect(await hold(actor, show, ["A3", "A4"])).toEqual({
      ok: false,
      refusal: { code: "checkout_already_paid" },
    });
    expect(await readWhole(bookingId)).toMatchObject({ state: "CONFIRMED" });
    await expectInvariants(now());
  });
});

describe("ten seats per person and showtime", () => {
  const rows = ["oooooooooooooooo"];
  const SIX = ["A1", "A2", "A3", "A4", "A5", "A6"];

  test("bought seats count, and so does the hold itself, but only once", async () => {
    const { show, actor } = await makeConfirmed({ rows, seats: SIX });
    expect(await hold(actor, show, ["A7", "A8", "A9", "A10", "A11"])).toEqual({
      ok: false,
      refusal: { code: "too_many_seats", most: 10 },
    });
    expect((await hold(actor, show, ["A7", "A8", "A9", "A10"])).ok).toBe(true);
    expect((await hold(actor, show, ["A9", "A10", "A11", "A12"])).ok).toBe(true);
    await expectInvariants(now());
  });

  test("seats that were given up count no more", async () => {
    const { show, actor, bookingId } = await makeConfirmed({ rows, seats: SIX });
    await cancelBooking({ bookingId }, { actor, now: now() });
    expect((await hold(actor, show, [...SIX, "A7"])).ok).toBe(true);
    await expectInvariants(now());
  });

  test("staff who sell for others are exempt", async () => {
    const show = await makeShowtime(now(), { rows });
    const staff: SignedIn = { ...(await makeMember()), kind: "staff" };
    const twelve = Array.from({ length: 12 }, (_, n) => `A${n + 1}`);
    const answer = await hold(staff, show, twelve);
    expect(answer.ok && answer.value.quote.seatsMinor).toBe(240_000);
    await expectInvariants(now());
  });
});

function hold(actor: Actor, show: TestShowtime, names: readonly string[], at = now()) {
  const input = { showtimeId: show.showtimeId, seatIds: names.map(show.seat) };
  return holdSeats(input, { actor, now: at });
}

function readWhole(id: string) {
  return db().booking.findUniqueOrThrow({
    where: { id },
    include: { claims: { orderBy: { seatId: "asc" } }, seats: { orderBy: { number: "asc" } } },
  });
}

function readPayments(bookingId: string) {
  return db().payment.findMany({ where: { bookingId }, orderBy: { attempt: "asc" } });
}

function named(show: TestShowtime, name: string) {
  return { seatId: show.seat(name), row: name.slice(0, 1), number: Number(name.slice(1)) };
}

function namedSeat(show: TestShowtime, name: string, bookingId: string | undefined) {
  return { ...named(show, name), bookingId, id: expect.stringMatching(/^bks_/) as string };
}
