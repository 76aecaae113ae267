import Stripe from "stripe";
import { missing } from "./errors";
import { newId, nowSeconds } from "./ids";
import { createdWithin, page } from "./lists";
import type { Params } from "./params";
import type { State, StoredEvent } from "./state";
import type { World } from "./world";

/** Records that something happened, with the object as it is now, and queues its webhook. */
export function emit(world: World, type: string, object: object, previous?: object): void {
  const event: StoredEvent = {
    id: newId("evt_1", 23),
    object: "event",
    api_version: Stripe.API_VERSION,
    created: nowSeconds(),
    data: {
      object: structuredClone(object),
      ...(previous === undefined ? {} : { previous_attributes: structuredClone(previous) }),
    },
    livemode: false,
    pending_webhooks: world.webhookUrl === "" ? 0 : 1,
    request: world.cause ?? { id: null, idempotency_key: null },
    type,
  };
  world.state.events[event.id] = event;
  world.touch();
  world.courier.queue(event);
}

export function retrieveEvent(world: World, id: string): StoredEvent {
  const event = world.state.events[id];
  if (event === undefined) throw missing("event", id);
  return event;
}

export function listEvents(world: World, params: Params): object {
  params.onlyKnows(LIST_PARAMS);
  const type = params.text("type");
  const types = params.texts("types");
  const within = createdWithin(params);
  const matches = (event: StoredEvent) =>
    within(event.created) &&
    (type === undefined || isOfType(event.type, type)) &&
    (types.length === 0 || types.some((one) => isOfType(event.type, one)));
  const found = Object.values(world.state.events).filter(matches).reverse();
  return page("/v1/events", "event", found, params);
}

const KEPT_EVENTS = 10_000;

/** Forgets the oldest events that have arrived, so that the saved state stays small. */
export function pruneEvents({ events }: State): void {
  const surplus = Object.values(events).slice(0, -KEPT_EVENTS);
  for (const event of surplus) if (event.pending_webhooks === 0) delete events[event.id];
}

const LIST_PARAMS = new Set([
  "type",
  "types",
  "created",
  "limit",
  "starting_after",
  "ending_before",
  "delivery_success",
]);

/** Stripe lets `charge.*` stand for a family. */
function isOfType(type: string, wanted: string): boolean {
  return wanted.endsWith("*") ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
