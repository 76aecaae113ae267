import { pruneEvents } from "./events";
import { pruneKeys } from "./idempotency";
import { settle } from "./payments";
import { settleRefund } from "./refunds";
import { expireIfDue } from "./sessions";
import type { World } from "./world";

const TICK_MS = 100;
const PRUNE_MS = 60_000;

/** Makes time pass: sessions expire, delayed payments and refunds settle, webhooks are retried. */
export function startClock(world: World): () => void {
  const ticking = setInterval(() => tick(world), TICK_MS);
  const pruning = setInterval(() => {
    pruneKeys(world.state);
    pruneEvents(world.state);
  }, PRUNE_MS);
  return () => {
    clearInterval(ticking);
    clearInterval(pruning);
  };
}

/** Everything is kept as a time in the state, so a restart only catches up. */
function tick(world: World): void {
  const now = Date.now();
  for (const record of Object.values(world.state.sessions)) {
    expireIfDue(world, record);
    if (record.settles !== null && record.settles.at <= now)
      settle(world, record, record.settles.to);
  }
  for (const record of Object.values(world.state.refunds)) {
    const { settles } = record;
    if (settles?.at !== undefined && settles.at !== null && settles.at <= now)
      settleRefund(world, record, settles.to);
  }
  world.courier.kick();
}
