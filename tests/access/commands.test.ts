import { describe, expect, test } from "vitest";
import { cancelBooking } from "@/lib/commands/cancel-booking";
import { extendHold } from "@/lib/commands/extend-hold";
import { freezePrice } from "@/lib/commands/freeze-price";
import { holdSeats } from "@/lib/commands/hold-seats";
import { startCheckout } from "@/lib/commands/start-checkout";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/policy";
import type { Result } from "@/lib/domain/result";
import { findBooking } from "@/lib/queries/booking-page";
import { listBookings } from "@/lib/queries/booking-list";
import { now } from "@/lib/services/clock";
import { makeConfirmed, makeHold, URLS } from "@/tests/support/money";
import { makeMember, makeShowtime } from "@/tests/support/world";
import { ACTORS, type ActorName } from "./doors";

const STRANGERS = ACTORS.filter((name) => name !== "owner");

/** What the doors call, past every page, limit and form. */
const ON_A_BOOKING: readonly (readonly [
  string,
  (id: string, actor: Actor) => Promise<Result<unknown>>,
])[] = [
  ["freezePrice", (bookingId, actor) => freezePrice({ bookingId }, { actor, now: now() })],
  [
    "startCheckout",
    (bookingId, actor) => startCheckout({ bookingId, ...URLS }, { actor, now: now() }),
  ],
  ["extendHold", (bookingId, actor) => extendHold({ bookingId }, { actor, now: now() })],
  ["cancelBooking", (bookingId, actor) => cancelBooking({ bookingId }, { actor, now: now() })],
];

describe.each(ON_A_BOOKING)("%s", (_, run) => {
  test("does it for the owner", async () => {
    const { bookingId, actor } = await makeHold();
    expect(await run(bookingId, actor)).toMatchObject({ ok: true });
  });

  test.each(STRANGERS)(
    "says to a %s that there is no such booking, and changes nothing",
    async (name) => {
      const { bookingId } = await makeHold();
      const before = await readRows(bookingId);
      const refused = { ok: false, refusal: { code: "booking_not_found" } };
      expect(await run(bookingId, await makeActor(name))).toEqual(refused);
      expect(await run("bkg_unknown", await makeActor(name))).toEqual(refused);
      expect(await readRows(bookingId)).toEqual(before);
    },
  );
});

test.each(STRANGERS)(
  "cancelling a paid booking is refused to a %s, and keeps its tickets",
  async (name) => {
    const { bookingId } = await makeConfirmed();
    const actor = await makeActor(name);
    const answer = await cancelBooking({ bookingId }, { actor, now: now() });
    expect(answer).toEqual({ ok: false, refusal: { code: "booking_not_found" } });
    expect(await db().ticket.count({ where: { bookingId, state: "VALID" } })).toBe(2);
  },
);

test("a guest holds no seats; everybody with an account does", async () => {
  for (const name of ACTORS) {
    const show = await makeShowtime(now());
    const input = { showtimeId: show.showtimeId, seatIds: [show.seat("A1")] };
    const answer = await holdSeats(input, { actor: await makeActor(name), now: now() });
    const refused = { ok: false, refusal: { code: "sign_in_required" } };
    expect(answer).toMatchObject(name === "guest" ? refused : { ok: true });
  }
});

test("a booking is seen by its owner and by nobody else", async () => {
  const { bookingId, actor } = await makeConfirmed();
  expect(await findBooking(actor, bookingId, now())).toMatchObject({ id: bookingId });
  for (const name of STRANGERS) {
    expect(await findBooking(await makeActor(name), bookingId, now())).toBeNull();
  }
});

test("a list of bookings has one's own and no others", async () => {
  const { bookingId, actor } = await makeHold();
  expect(JSON.stringify(await listBookings(actor, 1, now()))).toContain(bookingId);
  for (const name of STRANGERS) {
    const list = await listBookings(await makeActor(name), 1, now());
    expect(JSON.stringify(list)).not.toContain(bookingId);
  }
});

/** Somebody new with this standing. */
async function makeActor(name: ActorName): Promise<Actor> {
  if (name === "guest") return { kind: "guest" };
  const member = await makeMember();
  return { ...member, kind: name === "staff" || name === "admin" ? name : "member" };
}

async function readRows(bookingId: string) {
  return {
    booking: await db().booking.findUniqueOrThrow({ where: { id: bookingId } }),
    claims: await db().seatClaim.findMany({ where: { bookingId }, orderBy: { seatId: "asc" } }),
    payments: await db().payment.count({ where: { bookingId } }),
  };
}
