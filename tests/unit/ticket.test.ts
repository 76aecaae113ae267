import fc from "fast-check";
import { expect, test } from "vitest";
import { canTicketMove, parseTicketPayload, toTicketPayload } from "@/lib/domain/ticket";

test("a ticket is suspended and valid again, and once void it stays void", () => {
  expect(canTicketMove("VALID", "SUSPENDED")).toBe(true);
  expect(canTicketMove("SUSPENDED", "VALID")).toBe(true);
  expect(canTicketMove("VALID", "VOID")).toBe(true);
  expect(canTicketMove("SUSPENDED", "VOID")).toBe(true);
  expect(canTicketMove("VOID", "VALID")).toBe(false);
  expect(canTicketMove("VOID", "SUSPENDED")).toBe(false);
});

test("what a code says is read back as it was written", () => {
  const word = fc.stringMatching(/^[a-z0-9_]{1,40}$/);
  const claims = fc.record({
    ticketId: word,
    showtimeId: word,
    serial: fc.integer({ min: 0, max: 999_999_999 }),
    keyId: word,
  });
  fc.assert(
    fc.property(claims, (ticket) => {
      expect(parseTicketPayload(toTicketPayload(ticket))).toEqual(ticket);
    }),
  );
});

test.each([
  ["too few fields", "tkt_1.sht_1.1"],
  ["too many fields", "tkt_1.sht_1.1.k1.more"],
  ["an empty field", "tkt_1..1.k1"],
  ["a serial that is no number", "tkt_1.sht_1.one.k1"],
  ["a serial below zero", "tkt_1.sht_1.-1.k1"],
  ["a serial in another spelling", "tkt_1.sht_1.1e3.k1"],
  ["a serial beyond any hall", "tkt_1.sht_1.1000000000.k1"],
  ["nothing", ""],
])("a payload with %s is none", (_, payload) => {
  expect(parseTicketPayload(payload)).toBeNull();
});
