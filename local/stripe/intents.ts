import type Stripe from "stripe";
import { missing } from "./errors";
import { newId, nowSeconds } from "./ids";
import { createdWithin, page, PAGING } from "./lists";
import type { Params } from "./params";
import type { SessionRecord } from "./state";
import type { World } from "./world";

export function getIntent(world: World, id: string): Stripe.PaymentIntent {
  const intent = world.state.intents[id];
  if (intent === undefined) throw missing("payment_intent", id, "intent");
  return intent;
}

export function listIntents(world: World, params: Params): object {
  params.onlyKnows(new Set([...PAGING, "customer"]));
  const within = createdWithin(params);
  const found = Object.values(world.state.intents).filter((intent) => within(intent.created));
  return page("/v1/payment_intents", "payment_intent", found.reverse(), params);
}

export function getCharge(world: World, id: string): Stripe.Charge {
  const charge = world.state.charges[id];
  if (charge === undefined) throw missing("charge", id, "charge");
  return charge;
}

export function listCharges(world: World, params: Params): object {
  params.onlyKnows(new Set([...PAGING, "customer", "payment_intent"]));
  const within = createdWithin(params);
  const intent = params.text("payment_intent");
  const found = Object.values(world.state.charges)
    .filter((charge) => within(charge.created))
    .filter((charge) => intent === undefined || charge.payment_intent === intent);
  return page("/v1/charges", "charge", found.reverse(), params);
}

/** The intent behind a session, made when the buyer first tries to pay. */
export function newIntent({ session, intent }: SessionRecord): Stripe.PaymentIntent {
  const id = newId("pi_3");
  return {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: session.amount_total ?? 0,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    client_secret: `${id}_secret_${newId("", 25)}`,
    confirmation_method: "automatic",
    created: nowSeconds(),
    currency: session.currency ?? "usd",
    customer: null,
    customer_account: null,
    description: intent.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: { ...intent.metadata },
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: [...session.payment_method_types],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
  };
}
