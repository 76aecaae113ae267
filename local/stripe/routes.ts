import { getDispute, listDisputes } from "./disputes";
import { listEvents, retrieveEvent } from "./events";
import { getCharge, getIntent, listCharges, listIntents } from "./intents";
import { embedded } from "./lists";
import type { Params } from "./params";
import { createRefund, getRefund, listRefunds, refundsOf } from "./refunds";
import {
  createSession,
  expireSession,
  getSession,
  listSessionItems,
  listSessions,
  sessionView,
} from "./sessions";
import type { World } from "./world";

type Handler = (world: World, params: Params, id: string) => object;

export interface Route {
  readonly handle: Handler;
  readonly id: string;
}

/** Finds what a path does; null is Stripe's "Unrecognized request URL". */
export function findRoute(method: string, path: string): Route | null {
  for (const [routeMethod, pattern, handle] of ROUTES) {
    const match = routeMethod === method ? pattern.exec(path) : null;
    if (match !== null) return { handle, id: decodeURIComponent(match[1] ?? "") };
  }
  return null;
}

const NOTHING: ReadonlySet<string> = new Set();

/** A handler for one object: it takes no parameters but `expand`. */
const one =
  (read: (world: World, id: string) => object): Handler =>
  (world, params, id) => {
    params.onlyKnows(NOTHING);
    return read(world, id);
  };

const ROUTES: readonly (readonly [string, RegExp, Handler])[] = [
  ["POST", at("/checkout/sessions"), createSession],
  ["GET", at("/checkout/sessions"), listSessions],
  [
    "GET",
    at("/checkout/sessions/:id"),
    one((world, id) => sessionView(world, getSession(world, id))),
  ],
  ["POST", at("/checkout/sessions/:id/expire"), one(expireSession)],
  [
    "GET",
    at("/checkout/sessions/:id/line_items"),
    (w, params, id) => listSessionItems(w, id, params),
  ],
  ["GET", at("/payment_intents"), listIntents],
  ["GET", at("/payment_intents/:id"), one(getIntent)],
  ["GET", at("/charges"), listCharges],
  ["GET", at("/charges/:id"), one(getCharge)],
  ["GET", at("/charges/:id/refunds"), (world, _params, id) => refundsOfCharge(world, id)],
  ["POST", at("/refunds"), createRefund],
  ["GET", at("/refunds"), listRefunds],
  ["GET", at("/refunds/:id"), one((world, id) => getRefund(world, id).refund)],
  ["GET", at("/disputes"), listDisputes],
  ["GET", at("/disputes/:id"), one(getDispute)],
  ["GET", at("/events"), listEvents],
  ["GET", at("/events/:id"), one(retrieveEvent)],
];

function at(path: string): RegExp {
  return new RegExp(`^/v1${path.replace(":id", "([^/]+)")}$`);
}

function refundsOfCharge(world: World, id: string): object {
  getCharge(world, id);
  return embedded(`/v1/charges/${id}/refunds`, refundsOf(world, id));
}
