import type Stripe from "stripe";
import { newCharge, outcomeOf, type Payer } from "./charge-shape";
import { openDispute } from "./disputes";
import { emit } from "./events";
import { idOf } from "./ids";
import { newIntent } from "./intents";
import { accountOutcome, DEFAULT_CARD, declineMessage, findCard, type TestCard } from "./methods";
import { sessionView } from "./sessions";
import type { SessionRecord } from "./state";
import type { World } from "./world";

/** What the buyer sees next. */
export type PayResult =
  | { readonly outcome: "paid" | "processing" | "requires_action" }
  | { readonly outcome: "declined" | "invalid"; readonly message: string }
  /** Somebody was faster: another tab, or the clock. */
  | { readonly outcome: "already_paid" | "expired" };

/** The buyer presses Pay. Nothing here waits, so two presses at once make one charge. */
export function pay(world: World, record: SessionRecord, payer: Payer): PayResult {
  const closed = closedResult(record);
  if (closed !== null) return closed;
  if ("account" in payer.method) return payDelayed(world, record, payer);
  const card = findCard(payer.method.card);
  if (card === null) return { outcome: "invalid", message: "Your card number is invalid." };
  const intent = intentOf(world, record);
  if (card.then.kind === "decline")
    return declineCharge(world, record, payer, card.then.code, card.then.decline);
  if (card.then.kind === "authenticate") {
    intent.status = "requires_action";
    record.awaiting = { card: payer.method.card, email: payer.email, name: payer.name };
    emit(world, "payment_intent.requires_action", intent);
    return { outcome: "requires_action" };
  }
  return capture(world, record, payer, card);
}

/** The answer to the 3-D Secure page. */
export function authenticate(world: World, record: SessionRecord, passed: boolean): PayResult {
  const closed = closedResult(record);
  if (closed !== null) return closed;
  const { awaiting } = record;
  if (awaiting === null)
    return { outcome: "invalid", message: "There is nothing to authenticate." };
  record.awaiting = null;
  const payer: Payer = { ...awaiting, method: { card: awaiting.card } };
  const card = findCard(awaiting.card) ?? findCard(DEFAULT_CARD);
  if (passed && card !== null) return capture(world, record, payer, card);
  const code = "payment_intent_authentication_failure";
  return declineCharge(world, record, payer, code, code);
}

/** The bank answers a delayed payment, days later or when a test says so. */
export function settle(world: World, record: SessionRecord, to: "succeed" | "fail"): void {
  const intent = intentOf(world, record);
  const charge = world.state.charges[idOf(intent.latest_charge)];
  if (intent.status !== "processing" || charge === undefined) return;
  record.settles = null;
  if (to === "succeed") {
    succeed(world, record, intent, charge);
    emit(world, "checkout.session.async_payment_succeeded", sessionView(world, record));
    return;
  }
  failCharge(world, intent, charge, "payment_method_provider_decline", "insufficient_funds");
  emit(world, "checkout.session.async_payment_failed", sessionView(world, record));
}

function closedResult({ session }: SessionRecord): PayResult | null {
  if (session.status === "complete") return { outcome: "already_paid" };
  return session.status === "expired" ? { outcome: "expired" } : null;
}

/** The session's intent: one for all its attempts. */
function intentOf(world: World, record: SessionRecord): Stripe.PaymentIntent {
  const known = world.state.intents[idOf(record.session.payment_intent)];
  if (known !== undefined) return known;
  const intent = newIntent(record);
  world.state.intents[intent.id] = intent;
  record.session.payment_intent = intent.id;
  emit(world, "payment_intent.created", intent);
  return intent;
}

function capture(world: World, record: SessionRecord, payer: Payer, card: TestCard): PayResult {
  const intent = intentOf(world, record);
  const charge = addCharge(world, record, intent, payer);
  succeed(world, record, intent, charge);
  complete(world, record, payer);
  if (card.then.kind === "pay" && card.then.after === "dispute") openDispute(world, charge);
  return { outcome: "paid" };
}

function payDelayed(world: World, record: SessionRecord, payer: Payer): PayResult {
  const to = "account" in payer.method ? accountOutcome(payer.method.account) : null;
  if (to === null)
    return { outcome: "invalid", message: "This is not one of the test account numbers." };
  const intent = intentOf(world, record);
  const charge = addCharge(world, record, intent, payer);
  intent.status = "processing";
  record.settles = { at: Date.now() + world.state.delays.delayedPaymentMs, to };
  emit(world, "charge.pending", charge);
  emit(world, "payment_intent.processing", intent);
  complete(world, record, payer);
  return { outcome: "processing" };
}

function addCharge(
  world: World,
  record: SessionRecord,
  intent: Stripe.PaymentIntent,
  payer: Payer,
): Stripe.Charge {
  const charge = newCharge(record, intent, payer);
  world.state.charges[charge.id] = charge;
  intent.latest_charge = charge.id;
  intent.payment_method = charge.payment_method;
  intent.next_action = null;
  return charge;
}

/** The money is ours. */
function succeed(
  world: World,
  record: SessionRecord,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
): void {
  charge.status = "succeeded";
  charge.paid = true;
  charge.captured = true;
  charge.amount_captured = charge.amount;
  charge.outcome = outcomeOf(null);
  intent.status = "succeeded";
  intent.amount_received = charge.amount;
  intent.last_payment_error = null;
  record.session.payment_status = "paid";
  emit(world, "charge.succeeded", charge);
  emit(world, "payment_intent.succeeded", intent);
}

/** The session has done its work, whether the money is here or on its way. */
function complete(world: World, record: SessionRecord, payer: Payer): void {
  const { session } = record;
  session.status = "complete";
  record.awaiting = null;
  session.customer_details = {
    address: null,
    business_name: null,
    email: payer.email,
    individual_name: null,
    name: payer.name,
    phone: null,
    tax_exempt: "none",
    tax_ids: [],
  };
  emit(world, "checkout.session.completed", sessionView(world, record));
}

function declineCharge(
  world: World,
  record: SessionRecord,
  payer: Payer,
  code: string,
  reason: string,
): PayResult {
  const intent = intentOf(world, record);
  const charge = addCharge(world, record, intent, payer);
  failCharge(world, intent, charge, code, reason);
  const message =
    code === "payment_intent_authentication_failure"
      ? "We could not authenticate your card. Try again or use a different card."
      : declineMessage(reason);
  return { outcome: "declined", message };
}

function failCharge(
  world: World,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  code: string,
  reason: string,
): void {
  const message = declineMessage(reason);
  charge.status = "failed";
  charge.failure_code = code;
  charge.failure_message = message;
  charge.outcome = outcomeOf(reason);
  intent.status = "requires_payment_method";
  intent.payment_method = null;
  intent.last_payment_error = {
    type: "card_error",
    code,
    decline_code: reason,
    message,
    charge: charge.id,
  };
  emit(world, "charge.failed", charge);
  emit(world, "payment_intent.payment_failed", intent);
}
