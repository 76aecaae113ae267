// What a hold costs, as a multiple of the trivial handler (/api/health) in the same run on the same
// machine; milliseconds of one laptop say nothing elsewhere, so only ratios are printed.
//
//   npm run demo            in one terminal
//   npx tsx bench/hold.ts [buyers] [rounds]     in another: 8 buyers and 20 rounds unless told
//
// Each buyer has an account, an address and a showtime of their own. In each round, all buyers at
// once, they ask for the health of the house, hold two seats and give them back. Bounded by the
// product's own limit of 30 holds a minute; it leaves accounts and CANCELLED bookings behind, so it
// is for a demo. Not part of npm test.
import { randomInt, randomUUID } from "node:crypto";
import http from "node:http";
import { readRunningStack } from "../tests/e2e/running-stack";
import type { SeatsAnswer } from "../tests/support/api";

const MOST_ROUNDS = 29;
const WARM_UP_ROUNDS = 2;

type Place = { readonly showtimeId: string; readonly seatIds: readonly string[] };
type Buyer = Place & { readonly address: string; readonly token: string };

const [buyerCount = 8, wishedRounds = 20] = process.argv.slice(2).map(Number);
const rounds = Math.min(wishedRounds, MOST_ROUNDS - WARM_UP_ROUNDS);
const { app } = await readRunningStack();
const agent = new http.Agent({ keepAlive: true, maxSockets: buyerCount });
const buyers = await Promise.all((await listPlaces(buyerCount)).map(arrive));
const tookMs = { health: [] as number[], hold: [] as number[], cancel: [] as number[] };
for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
  if (round === 0) for (const times of Object.values(tookMs)) times.length = 0;
  await Promise.all(buyers.map(playRound));
}
agent.destroy();
print();

async function playRound({ address, token, showtimeId, seatIds }: Buyer): Promise<void> {
  tookMs.health.push((await ask("GET", "/api/health", 200, { address })).tookMs);
  const wish = { address, token, json: { showtimeId, seatIds } };
  const held = await ask("POST", "/api/bookings/lock-seats", 201, wish);
  tookMs.hold.push(held.tookMs);
  const cancel = `/api/bookings/${held.body.bookingId}/cancel`;
  tookMs.cancel.push((await ask("POST", cancel, 200, { address, token, json: {} })).tookMs);
}

function print(): void {
  const times = (name: keyof typeof tookMs, share: number) =>
    (quantile(tookMs[name], share) / quantile(tookMs.health, share)).toFixed(1);
  console.log(`${tookMs.hold.length} holds by ${buyers.length} buyers at once; /api/health is 1.0`);
  for (const name of ["hold", "cancel"] as const)
    console.log(
      `${name.padEnd(7)} median x${times(name, 0.5)}   95 of 100 within x${times(name, 0.95)}`,
    );
}

function quantile(all: readonly number[], share: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** The first two seats of a row leave nobody alone; one showtime each, so that nobody loses a race. */
async function listPlaces(count: number) {
  const address = newAddress();
  const places: Place[] = [];
  const { items } = (await ask("GET", "/api/movies", 200, { address })).body;
  for (const { slug } of items) {
    const { showtimes } = (await ask("GET", `/api/movies/${slug}`, 200, { address })).body;
    for (const { id } of showtimes) {
      if (places.length === count) return places;
      const answer = await ask("GET", `/api/shows/${id}/seats`, 200, { address });
      const { seats } = answer.body as SeatsAnswer;
      const free = seats.filter((seat) => seat.state === "available");
      const first = free.find((seat) => seat.number === 1);
      const second = free.find((seat) => seat.number === 2 && seat.row === first?.row);
      if (first && second) places.push({ showtimeId: id, seatIds: [first.id, second.id] });
    }
  }
  throw new Error(`Only ${places.length} showtimes have two seats to try; ask for fewer buyers.`);
}

async function arrive(place: Place): Promise<Buyer> {
  const address = newAddress();
  const account = { email: `${randomUUID()}@bench.test`, password: randomUUID() };
  const json = { ...account, name: "Bench Buyer" };
  await ask("POST", "/api/auth/register", 201, { address, json });
  const { body } = await ask("POST", "/api/auth/token", 200, { address, json: account });
  return { address, token: body.token, ...place };
}

function newAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
}

type Call = Pick<Buyer, "address"> & { readonly token?: string; readonly json?: unknown };

async function ask(method: string, where: string, expected: number, call: Call) {
  const headers = {
    "x-forwarded-for": call.address,
    "content-type": "application/json",
    ...(call.token ? { authorization: `Bearer ${call.token}` } : {}),
  };
  const startedMs = performance.now();
  const text = await new Promise<string>((resolve, reject) => {
    const sent = http.request(new URL(where, app), { method, agent, headers }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (part: string) => (body += part));
      answer.on("end", () =>
        answer.statusCode === expected
          ? resolve(body)
          : reject(new Error(`${method} ${where} answered ${answer.statusCode}: ${body}`)),
      );
    });
    sent.on("error", reject).end(call.json === undefined ? undefined : JSON.stringify(call.json));
  });
  return { tookMs: performance.now() - startedMs, body: JSON.parse(text) };
}
