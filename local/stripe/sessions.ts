import type Stripe from "stripe";
import { invalid, missing, refused } from "./errors";
import { emit } from "./events";
import { nowSeconds } from "./ids";
import { createdWithin, page, PAGING } from "./lists";
import type { Params } from "./params";
import { readNewSession } from "./session-input";
import type { SessionRecord } from "./state";
import type { World } from "./world";

/** The session as the API shows it: only an open one has a URL. */
export function sessionView(world: World, record: SessionRecord): Stripe.Checkout.Session {
  const { session } = record;
  const url = session.status === "open" ? `${world.publicUrl}/c/pay/${session.id}` : null;
  return { ...session, url };
}

export function createSession(world: World, params: Params): object {
  const record = readNewSession(params);
  world.state.sessions[record.session.id] = record;
  world.touch();
  return sessionView(world, record);
}

/** Finds a session, expired first if its time is over. */
export function findSession(world: World, id: string): SessionRecord | null {
  const record = Object.hasOwn(world.state.sessions, id) ? world.state.sessions[id] : undefined;
  if (record === undefined) return null;
  expireIfDue(world, record);
  return record;
}

export function getSession(world: World, id: string): SessionRecord {
  const record = findSession(world, id);
  if (record === null) throw missing("checkout.session", id, "session");
  return record;
}

export function listSessions(world: World, params: Params): object {
  params.onlyKnows(LIST_PARAMS);
  const status = params.text("status");
  if (status !== undefined && !["open", "complete", "expired"].includes(status))
    throw invalid("Invalid status: must be one of open, expired, or complete", "status");
  const intent = params.text("payment_intent");
  const email = params.child("customer_details")?.text("email");
  const within = createdWithin(params);
  const found = Object.values(world.state.sessions)
    .map((record) => getSession(world, record.session.id))
    .filter(({ session }) => within(session.created))
    .filter(({ session }) => status === undefined || session.status === status)
    .filter(({ session }) => intent === undefined || session.payment_intent === intent)
    .filter(({ session }) => email === undefined || session.customer_details?.email === email)
    .reverse()
    .map((record) => sessionView(world, record));
  return page("/v1/checkout/sessions", "checkout.session", found, params);
}

export function listSessionItems(world: World, id: string, params: Params): object {
  params.onlyKnows(new Set(PAGING));
  const { items } = getSession(world, id);
  return page(`/v1/checkout/sessions/${id}/line_items`, "item", items, params);
}

/** `POST /v1/checkout/sessions/:id/expire`: only an open session can be expired. */
export function expireSession(world: World, id: string): object {
  const record = getSession(world, id);
  const status = record.session.status ?? "open";
  if (status !== "open")
    throw refused(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${status}\`.`,
    );
  expire(world, record);
  return sessionView(world, record);
}

/** Expires the session when its time is over; the clock and every look at it call this. */
export function expireIfDue(world: World, record: SessionRecord): void {
  const { session } = record;
  if (session.status !== "open" || session.expires_at > nowSeconds()) return;
  // Time did it, not the request that happens to look.
  const { cause } = world;
  world.cause = null;
  expire(world, record);
  world.cause = cause;
}

function expire(world: World, record: SessionRecord): void {
  record.session.status = "expired";
  record.awaiting = null;
  cancelIntent(world, record.session.payment_intent);
  emit(world, "checkout.session.expired", sessionView(world, record));
}

/** A declined attempt leaves an intent behind: nobody can pay it once the session is gone. */
function cancelIntent(world: World, id: Stripe.Checkout.Session["payment_intent"]): void {
  const intent = typeof id === "string" ? world.state.intents[id] : undefined;
  if (intent === undefined) return;
  intent.status = "canceled";
  intent.canceled_at = nowSeconds();
  intent.cancellation_reason = "expired";
  intent.next_action = null;
  emit(world, "payment_intent.canceled", intent);
}

const LIST_PARAMS = new Set([...PAGING, "status", "payment_intent", "customer_details"]);
