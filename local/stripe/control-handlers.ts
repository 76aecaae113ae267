import type { ControlCalls, PayInput } from "./control-calls";
import { closeDispute, getDispute, openDispute } from "./disputes";
import { invalid } from "./errors";
import { retrieveEvent } from "./events";
import { idOf, nowSeconds } from "./ids";
import { getCharge, getIntent } from "./intents";
import { DEFAULT_CARD, delayedOf } from "./methods";
import { authenticate, pay, settle } from "./payments";
import { getRefund, settleRefund } from "./refunds";
import { expireIfDue, getSession } from "./sessions";
import { emptyState, type SessionRecord } from "./state";
import type { World } from "./world";

type Name = keyof ControlCalls;
type Handler<K extends Name> = (
  world: World,
  input: ControlCalls[K][0],
) => ControlCalls[K][1] | Promise<ControlCalls[K][1]>;

/** Runs one control call; unknown names are refused. */
export async function runControl(world: World, name: string, input: unknown): Promise<unknown> {
  if (!isName(name)) throw invalid(`There is no control call named ${name}.`);
  const handler = HANDLERS[name] as (world: World, input: unknown) => unknown;
  const result = await handler(world, input);
  world.touch();
  return result;
}

function isName(name: string): name is Name {
  return Object.hasOwn(HANDLERS, name);
}

const HANDLERS: { readonly [K in Name]: Handler<K> } = {
  "faults/add": doing(({ faults }, fault) => {
    faults.add(fault);
  }),
  "faults/clear": doing(({ faults }) => {
    faults.clear();
  }),
  "faults/release": ({ faults }, { count }) => faults.release(count),
  "faults/held": ({ faults }) => faults.held(),
  "webhooks/mode": doing(({ state, courier }, mode) => {
    state.webhookMode = mode;
    courier.kick();
  }),
  "webhooks/url": doing((world, { url }) => (world.webhookUrl = url)),
  "webhooks/flush": ({ courier }) => courier.flush(),
  "webhooks/redeliver": (world, { eventId }) =>
    world.courier.redeliver(retrieveEvent(world, eventId)),
  "webhooks/sent": ({ courier }) => courier.sent,
  "webhooks/pending": ({ state }) => Object.keys(state.deliveries).length,
  "sessions/pay": (world, { sessionId, ...input }) => payAs(world, sessionId, input),
  "sessions/authenticate": (world, { sessionId, passed }) =>
    authenticate(world, getSession(world, sessionId), passed),
  "sessions/settle": doing((world, { sessionId, to }) => {
    settle(world, getSession(world, sessionId), to);
  }),
  "sessions/expire": doing((world, { sessionId }) => {
    letTimePass(world, sessionId);
  }),
  "refunds/next": doing(({ state }, { outcome, times = 1, afterMs = null }) => {
    for (let turn = 0; turn < times; turn += 1) state.nextRefunds.push({ outcome, afterMs });
  }),
  "refunds/settle": doing((world, { refundId, to }) =>
    settleRefund(world, getRefund(world, refundId), to),
  ),
  "disputes/open": (world, { id }) => openDispute(world, chargeBehind(world, id)).id,
  "disputes/close": doing((world, { id, to }) => closeDispute(world, getDispute(world, id), to)),
  delays: doing(({ state }, delays) => Object.assign(state.delays, delays)),
  requests: ({ requests }) => requests,
  reset: doing(reset),
};

/** A call that only does something answers null. */
function doing<I>(act: (world: World, input: I) => unknown): (world: World, input: I) => null {
  return (world, input) => {
    act(world, input);
    return null;
  };
}

function payAs(world: World, sessionId: string, input: PayInput) {
  const record = getSession(world, sessionId);
  return pay(world, record, {
    email: input.email ?? record.session.customer_email ?? "buyer@example.com",
    name: input.name ?? "Test Buyer",
    method:
      input.account === undefined
        ? { card: input.card ?? DEFAULT_CARD }
        : { type: delayedMethodOf(record), account: input.account },
  });
}

function delayedMethodOf(record: SessionRecord): string {
  const type = delayedOf(record);
  if (type === null) throw invalid("This session offers no delayed payment method.");
  return type;
}

function letTimePass(world: World, sessionId: string): void {
  const record = getSession(world, sessionId);
  if (record.session.status !== "open") return;
  record.session.expires_at = nowSeconds();
  expireIfDue(world, record);
}

function chargeBehind(world: World, id: string) {
  const chargeId = id.startsWith("pi_") ? idOf(getIntent(world, id).latest_charge) : id;
  return getCharge(world, chargeId);
}

/** Everything as at the first start; held answers go on their way. */
function reset(world: World): void {
  Object.assign(world.state, emptyState());
  world.faults.clear();
  world.faults.release();
  world.courier.sent.length = 0;
  world.requests.length = 0;
}
