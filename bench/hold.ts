// What a hold costs, as a multiple of the trivial handler (/api/health) in the same run on the same
// machine; milliseconds of a laptop say nothing, so only ratios are printed.
//
// Start `npm run demo`, then: npx tsx bench/hold.ts [buyers] [rounds]     (8 and 20 unless told)
// Each buyer has an account and a showtime of their own and, all buyers at once, asks in turn for the
// health of the house, holds two seats and gives them back. Bounded by the product's own limit of 30
// holds a minute; it makes accounts and CANCELLED bookings, so run it against a demo. Not part of npm test.
import { randomInt, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import path from "node:path";

interface Answer {
  readonly status: number;
  readonly body: any;
  readonly tookMs: number;
}
