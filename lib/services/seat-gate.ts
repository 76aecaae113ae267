// The gate in front of PostgreSQL: it sheds people who cannot win before they reach it. It decides
// nothing: whatever it says, the claim row is the truth, and without Redis selling goes on.
import { SECOND_MS } from "@/lib/domain/time";
import { askRedis, REDIS_AWAY } from "./redis";

/**
 * All or none: a seat is free when its key is absent, one's own, or past its deadline. "Own" is the
 * person, who has one hold per showtime: two clicks at once would otherwise shut each other out
 * before either has a booking id to agree on.
 */
const TAKE_ALL = `
local lost = {}
for i, key in ipairs(KEYS) do
  local held = redis.call('GET', key)
  if held then
    local person, deadline = string.match(held, '^([^|]+)|(%d+)|')
    if person ~= ARGV[1] and tonumber(deadline) > tonumber(ARGV[3]) then
      lost[#lost + 1] = i .. '|' .. held
    end
  end
end
if #lost > 0 and ARGV[4] ~= 'overwrite' then return lost end
local ttl = math.max(1, tonumber(ARGV[2]) - tonumber(ARGV[3]))
for _, key in ipairs(KEYS) do
  redis.call('SET', key, ARGV[1] .. '|' .. ARGV[2] .. '|' .. ARGV[3] .. '|' .. ARGV[5], 'PX', ttl)
end
return {}`;

/** Compare and delete: only whose key it is may remove it. */
const FREE_OWN = `
local freed = 0
for _, key in ipairs(KEYS) do
  local held = redis.call('GET', key)
  if held and string.match(held, '^([^|]+)|') == ARGV[1] then
    redis.call('DEL', key)
    freed = freed + 1
  end
end
return freed`;

/** A refusal by a key set longer ago than this is doubted. */
const BELIEVED_MS = 2 * SECOND_MS;

interface GateOrder {
  readonly showtimeId: string;
  readonly userId: string;
  readonly bookingId: string;
  readonly seatIds: readonly string[];
  readonly deadlineAt: Date;
  readonly now: Date;
  /** The winner in PostgreSQL corrects keys that refused it. */
  readonly overwrite?: boolean;
}

export type GateAnswer =
  | { readonly kind: "passed" }
  /** Somebody has these seats; `isDoubted` when the key is too old to be believed alone. */
  | { readonly kind: "refused"; readonly seats: readonly { seatId: string; isDoubted: boolean }[] }
  | { readonly kind: "away" };

/** Tries to pass with all seats at once. One round trip, at most 250 ms. */
export async function passSeatGate(order: GateOrder): Promise<GateAnswer> {
  const keys = order.seatIds.map((seatId) => keyOf(order.showtimeId, seatId));
  const args = [
    order.userId,
    String(order.deadlineAt.getTime()),
    String(order.now.getTime()),
    order.overwrite ? "overwrite" : "respect",
    order.bookingId,
  ];
  const answer = await askRedis((redis) => redis.eval<string[], string[]>(TAKE_ALL, keys, args));
  if (answer === REDIS_AWAY) return { kind: "away" };
  if (answer.length === 0) return { kind: "passed" };
  return { kind: "refused", seats: answer.map((line) => parseLost(line, order)) };
}

/** Removes a person's keys for these seats; other people's keys stay. */
export async function leaveSeatGate(
  showtimeId: string,
  userId: string,
  seatIds: readonly string[],
): Promise<void> {
  if (seatIds.length === 0) return;
  const keys = seatIds.map((seatId) => keyOf(showtimeId, seatId));
  await askRedis((redis) => redis.eval(FREE_OWN, keys, [userId]));
}

function parseLost(line: string, order: GateOrder): { seatId: string; isDoubted: boolean } {
  const [index, , , setAt] = line.split("|");
  const seatId = order.seatIds[Number(index) - 1] ?? "";
  return { seatId, isDoubted: order.now.getTime() - Number(setAt) > BELIEVED_MS };
}

/** One hash slot per showtime, so that the script may touch all its seats on a cluster. */
function keyOf(showtimeId: string, seatId: string): string {
  return `gate:{${showtimeId}}:${seatId}`;
}
