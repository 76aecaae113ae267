import { expect, test } from "vitest";
import { cancelBooking } from "@/lib/commands/cancel-booking";
import { freezePrice } from "@/lib/commands/freeze-price";
import { holdSeats } from "@/lib/commands/hold-seats";
import { startCheckout } from "@/lib/commands/start-checkout";
import { db } from "@/lib/db/client";
import type { PromoCodeUncheckedCreateInput } from "@/lib/db/generated/models";
import type { SignedIn } from "@/lib/domain/policy";
import { now } from "@/lib/services/clock";
import { expectInvariants } from "@/tests/support/invariants";
import { makeMember, makeMembers, makeShowtime } from "@/tests/support/world";

test("a percent code lowers the total, and the shares of the seats add up to it", async () => {
  const { actor, bookingId } = await holdTwo();
  await makeCode({ code: "TWENTY", kind: "PERCENT", percent: 20 });

  expect(await apply(actor, bookingId, "twenty")).toMatchObject({ ok: true });

  const booking = await read(bookingId);
  expect(booking).toMatchObject({
    promoCode: "TWENTY",
    seatsMinor: 40_000,
    discountMinor: 8_000,
    feeMinor: 3_000,
    taxMinor: 6_300,
    totalMinor: 41_300,
  });
  expect(booking.seats.map((seat) => seat.discountMinor)).toEqual([4_000, 4_000]);
});

test("a code that is taken off gives the old total and its use back", async () => {
  const { actor, bookingId } = await holdTwo();
  const code = await makeCode({ code: "ONCE", kind: "PERCENT", percent: 50, totalLimit: 1 });
  await apply(actor, bookingId, "ONCE");

  await apply(actor, bookingId, "");

  expect(await read(bookingId)).toMatchObject({ promoCode: null, totalMinor: 50_740 });
  expect(await countUses(code)).toBe(0);
});

test("a hold that ends unpaid gives its code back", async () => {
  const { actor, bookingId } = await holdTwo();
  const code = await makeCode({ code: "BACK", kind: "PERCENT", percent: 10, totalLimit: 1 });
  await apply(actor, bookingId, "BACK");
  expect(await countUses(code)).toBe(1);

  await cancelBooking({ bookingId }, { actor, now: now() });

  expect(await countUses(code)).toBe(0);
  expect(await db().promoRedemption.count({ where: { bookingId, releasedAt: null } })).toBe(0);
});

test("of twenty people using the last five uses at once, exactly five get them", async () => {
  const code = await makeCode({ code: "FIVE", kind: "PERCENT", percent: 10, totalLimit: 5 });
  const people = await makeMembers(20);
  const holds = await Promise.all(people.map((actor) => holdTwo(actor)));

  const answers = await Promise.all(
    holds.map(({ actor, bookingId }) => apply(actor, bookingId, "FIVE")),
  );

  expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
  expect(await countUses(code)).toBe(5);
});

test("one person with two bookings at once uses a code for one person once", async () => {
  const actor = await makeMember();
  await makeCode({ code: "MINE", kind: "PERCENT", percent: 10, perPersonLimit: 1 });
  const [one, two] = [await holdTwo(actor), await holdTwo(actor)];

  const answers = await Promise.all([
    apply(actor, one.bookingId, "MINE"),
    apply(actor, two.bookingId, "MINE"),
  ]);

  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
});

test("a code that pays for all seats waives the fee, and the booking is confirmed without Stripe", async () => {
  const { actor, bookingId } = await holdTwo();
  await makeCode({ code: "GIFT", kind: "PERCENT", percent: 100 });
  await apply(actor, bookingId, "GIFT");

  const urls = { successUrl: "http://127.0.0.1:3000/x", cancelUrl: "http://127.0.0.1:3000/y" };
  const started = await startCheckout({ bookingId, ...urls }, { actor, now: now() });

  expect(started).toEqual({ ok: true, value: { kind: "confirmed", bookingId } });
  expect(await read(bookingId)).toMatchObject({ state: "CONFIRMED", feeMinor: 0, totalMinor: 0 });
  expect(await db().payment.findMany({ where: { bookingId } })).toMatchObject([
    { kind: "FREE", state: "PAID", amountMinor: 0 },
  ]);
  expect(await db().ticket.count({ where: { bookingId, state: "VALID" } })).toBe(2);
  await expectInvariants(now());
});

test.each([
  ["an unknown code", {}, "NOSUCH"],
  ["a code that is switched off", { isActive: false }, "OFF"],
  ["a code of another film", { movieId: "other" }, "FILM"],
  ["a code that is over", { validUntilAt: new Date("2020-01-01") }, "OVER"],
])("%s is refused and the price stays", async (_, conditions, text) => {
  const { actor, bookingId } = await holdTwo();
  if (text !== "NOSUCH") {
    const movieId = "movieId" in conditions ? await otherMovie() : null;
    await makeCode({ code: text, kind: "PERCENT", percent: 10, ...conditions, movieId });
  }

  expect(await apply(actor, bookingId, text)).toEqual({
    ok: false,
    refusal: { code: "promo_not_applicable" },
  });
  expect(await read(bookingId)).toMatchObject({ promoCode: null, totalMinor: 50_740 });
});

async function holdTwo(person?: SignedIn) {
  const actor = person ?? (await makeMember());
  const show = await makeShowtime(now());
  const seatIds = [show.seat("A1"), show.seat("A2")];
  const held = await holdSeats({ showtimeId: show.showtimeId, seatIds }, { actor, now: now() });
  if (!held.ok) throw new Error(held.refusal.code);
  return { actor, bookingId: held.value.bookingId };
}

function apply(actor: SignedIn, bookingId: string, promoCode: string) {
  return freezePrice({ bookingId, promoCode }, { actor, now: now() });
}

async function makeCode(code: Omit<PromoCodeUncheckedCreateInput, "id" | "title">) {
  const id = `prm_${code.code.toLowerCase()}`;
  await db().promoCode.create({ data: { id, title: code.code, ...code } });
  return id;
}

async function countUses(id: string): Promise<number> {
  return (await db().promoCode.findUniqueOrThrow({ where: { id } })).usedCount;
}

async function otherMovie(): Promise<string> {
  return `mov_${(await makeShowtime(now())).key}`;
}

function read(id: string) {
  return db().booking.findUniqueOrThrow({ where: { id }, include: { seats: true } });
}
