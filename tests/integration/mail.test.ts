import { beforeEach, describe, expect, test } from "vitest";
import { TicketPaper } from "@/components/paper/ticket-paper";
import { deliverTickets } from "@/inngest/deliver-tickets";
import { cancelBooking } from "@/lib/commands/cancel-booking";
import { openDelivery } from "@/lib/commands/claim-delivery";
import { recordDelivery } from "@/lib/commands/record-delivery";
import { db } from "@/lib/db/client";
import { HOUR_MS, shift } from "@/lib/domain/time";
import { unsafeGetBooking } from "@/lib/queries/booking-page";
import { now } from "@/lib/services/clock";
import { renderPaper } from "@/lib/services/ticket-pdf";
import { expectInvariants } from "@/tests/support/invariants";
import { listExceptions, makeConfirmed, readBooking } from "@/tests/support/money";
import { testParts } from "@/tests/support/parts";
import { runWorkflow } from "@/tests/support/workflow";
import { makeMember } from "@/tests/support/world";

const { resendHand } = testParts();

beforeEach(() => resendHand.reset());

test("a CONFIRMED booking is mailed once, with its tickets as PDF and a calendar file", async () => {
  const sale = await makeConfirmed();
  for (const _ of ["the event", "the same event again"]) await deliver(sale.bookingId);

  const { reference, state, ...booking } = await readBooking(sale.bookingId);
  const mails = await resendHand.mails();
  expect(mails).toMatchObject([
    {
      to: [sale.actor.email],
      from: "Matinee <tickets@matinee.local>",
      subject: `Your tickets: Midnight Monsoon (${reference})`,
      idempotencyKey: `confirmation:${sale.bookingId}:1`,
      attachments: [
        { filename: `matinee-${reference}.pdf`, contentType: "application/pdf" },
        { filename: `matinee-${reference}.ics`, contentType: "text/calendar" },
      ],
    },
  ]);
  const { html, text, attachments } = mails[0]!;
  for (const words of ["Midnight Monsoon", "A1", "A2", reference, "507.40", "Lantern House"]) {
    expect(html).toContain(words);
    expect(text!.toLowerCase()).toContain(words.toLowerCase());
  }
  const [pdf, calendar] = await Promise.all(attachments.map(({ url }) => fetchBytes(url)));
  expect(pdf!.subarray(0, 5).toString()).toBe("%PDF-");
  expect(countPages(pdf!)).toBe(2);
  expect(calendar!.toString()).toContain(`UID:${sale.bookingId}@matinee\r\n`);
  expect(calendar!.toString()).toContain(`DTSTART:${toStamp(booking.startsAt)}\r\n`);
  expect(state).toBe("CONFIRMED");
  expect(await listDeliveries(sale.bookingId)).toMatchObject([
    { kind: "confirmation", version: 1, state: "SENT", tries: 1, providerId: mails[0]!.id },
  ]);
  await expectInvariants(now());
});

describe("a mail that does not go at once is tried again and arrives once", () => {
  test.each([
    ["the provider says too many", () => resendHand.fail({ status: 429, times: 1 })],
    ["the provider fails", () => resendHand.fail({ status: 500, times: 1 })],
    ["the line is cut after it was accepted", () => resendHand.acceptThenTimeout(1)],
  ])("%s", async (_, trouble) => {
    const sale = await makeConfirmed();
    await trouble();
    expect((await deliver(sale.bookingId)).error).toBeDefined();
    expect(await listDeliveries(sale.bookingId)).toMatchObject([
      { state: "QUEUED", tries: 1, sentAt: null, lastError: expect.any(String) },
    ]);
    expect((await deliver(sale.bookingId)).error).toBeUndefined();

    expect(await resendHand.mails()).toHaveLength(1);
    expect(await listDeliveries(sale.bookingId)).toMatchObject([
      { state: "SENT", tries: 2, lastError: null },
    ]);
    expect(await readBooking(sale.bookingId)).toMatchObject({ state: "CONFIRMED" });
    await expectInvariants(now());
  });
});

test("a mail whose fate is unknown for longer than 23 hours is an exception, not a repeat", async () => {
  const sale = await makeConfirmed();
  await resendHand.fail({ status: 500, times: 1 });
  await deliver(sale.bookingId);
  const [delivery] = await listDeliveries(sale.bookingId);
  await db().mailDelivery.update({
    where: { id: delivery!.id },
    data: { firstTriedAt: shift(now(), -24 * HOUR_MS) },
  });
  await deliver(sale.bookingId);
  await deliver(sale.bookingId);

  expect(await resendHand.mails()).toEqual([]);
  expect(await listDeliveries(sale.bookingId)).toMatchObject([{ state: "UNSURE", tries: 1 }]);
  expect(await listExceptions(sale.bookingId)).toEqual(["mail_not_delivered"]);
});

test("a mail the provider will never take is an exception, and the booking stays CONFIRMED", async () => {
  const sale = await makeConfirmed();
  const data = { buyerEmail: "" };
  await db().booking.update({ where: { id: sale.bookingId }, data });
  expect((await deliver(sale.bookingId)).error).toBeUndefined();
  expect(await listDeliveries(sale.bookingId)).toMatchObject([{ state: "FAILED" }]);
  expect(await listExceptions(sale.bookingId)).toEqual(["mail_not_delivered"]);
  expect(await readBooking(sale.bookingId)).toMatchObject({ state: "CONFIRMED" });
});

test("a booking cancelled before its mail went gets no confirmation", async () => {
  const sale = await makeConfirmed();
  await cancelBooking({ bookingId: sale.bookingId }, { actor: sale.actor, now: now() });
  await deliver(sale.bookingId);
  expect(await resendHand.mails()).toEqual([]);
  expect(await listDeliveries(sale.bookingId)).toEqual([]);
});

test("a try that ended badly does not unsay what another one has sent", async () => {
  const order = { subjectId: "bkg_1", kind: "confirmation", version: 1, recipient: "a@b.test" };
  const id = await openDelivery(order, { now: now() });
  await recordDelivery(id, { kind: "sent", providerId: "mail_1" }, { now: now() });
  await recordDelivery(id, { kind: "later", reason: "busy" }, { now: now() });
  expect(await db().mailDelivery.findUnique({ where: { id } })).toMatchObject({ state: "SENT" });
});

describe("the tickets as PDF", () => {
  test("are the same bytes at every render, one page per ticket", async () => {
    const sale = await makeConfirmed({ seats: ["B1", "B2", "B3"] });
    const booking = await unsafeGetBooking(sale.bookingId, now());
    const [one, two] = await renderTwice(booking);
    expect(one!.equals(two!)).toBe(true);
    expect(countPages(one!)).toBe(3);
  });

  test.each([
    ["Devanagari", "आशा राव", "NotoSansDevanagari"],
    ["Arabic", "عائشة الراوي", "NotoSansArabic"],
    ["Latin with marks", "Zoë Łukasiewicz", "NotoSans"],
  ])("bear a name in %s in letters that have it", async (_, name, font) => {
    const sale = await makeConfirmed({ actor: await makeMember(name) });
    const booking = await unsafeGetBooking(sale.bookingId, now());
    const [one, two] = await renderTwice(booking);
    expect(one!.equals(two!)).toBe(true);
    expect(listFonts(one!).some((used) => used.includes(font))).toBe(true);
  });
});

function deliver(bookingId: string) {
  return runWorkflow(deliverTickets(), { name: "booking/confirmed", data: { bookingId } });
}

function listDeliveries(subjectId: string) {
  return db().mailDelivery.findMany({ where: { subjectId } });
}

async function fetchBytes(url: string): Promise<Buffer> {
  return Buffer.from(await (await fetch(url)).arrayBuffer());
}

/** Under two keys, so that nothing kept is given again. */
function renderTwice(booking: Awaited<ReturnType<typeof unsafeGetBooking>>) {
  const keys = [`${booking.id}/one`, `${booking.id}/two`];
  return Promise.all(keys.map((key) => renderPaper(key, () => TicketPaper({ booking }))));
}

function countPages(pdf: Buffer): number {
  return [...pdf.toString("latin1").matchAll(/\/Type \/Page\b/g)].length;
}

function listFonts(pdf: Buffer): string[] {
  const names = pdf.toString("latin1").matchAll(/\/BaseFont \/(\S+)/g);
  return [...names].map(([, name]) => name ?? "");
}

function toStamp(at: Date): string {
  return at.toISOString().replace(/[-:]|\.\d{3}/g, "");
}
