import type Stripe from "stripe";
import { missing, refused } from "./errors";
import { emit } from "./events";
import { idOf, newId } from "./ids";
import { createdWithin, page, PAGING } from "./lists";
import { findCard } from "./methods";
import type { Params } from "./params";
import { chargeToRefund, checkRefundable, newRefund, readReason } from "./refund-rules";
import type { RefundOutcome, RefundRecord } from "./state";
import type { World } from "./world";

export function getRefund(world: World, id: string): RefundRecord {
  const record = world.state.refunds[id];
  if (record === undefined) throw missing("refund", id, "id");
  return record;
}

export function refundsOf(world: World, chargeId: string): Stripe.Refund[] {
  return Object.values(world.state.refunds)
    .map((record) => record.refund)
    .filter((refund) => refund.charge === chargeId)
    .reverse();
}

export function listRefunds(world: World, params: Params): object {
  params.onlyKnows(new Set([...PAGING, "charge", "payment_intent"]));
  const within = createdWithin(params);
  const charge = params.text("charge");
  const intent = params.text("payment_intent");
  const found = Object.values(world.state.refunds)
    .map((record) => record.refund)
    .filter((refund) => within(refund.created))
    .filter((refund) => charge === undefined || refund.charge === charge)
    .filter((refund) => intent === undefined || refund.payment_intent === intent);
  return page("/v1/refunds", "refund", found.reverse(), params);
}

/** `POST /v1/refunds`: never more than what is left of the charge, never a disputed one. */
export function createRefund(world: World, params: Params): object {
  params.onlyKnows(CREATE_PARAMS);
  const reason = readReason(params);
  const charge = chargeToRefund(world, params);
  const left = charge.amount_captured - charge.amount_refunded;
  const amount = params.integer("amount") ?? left;
  checkRefundable(world, charge, amount, left);
  const next = takeNextOutcome(world, charge);
  if (next?.outcome === "fail")
    throw refused(
      "Insufficient funds in your Stripe balance to refund this amount.",
      undefined,
      "balance_insufficient",
    );
  const record = newRefund(charge, amount, reason, params.metadata());
  world.state.refunds[record.refund.id] = record;
  schedule(record, next);
  countRefunded(charge, amount);
  emit(world, "refund.created", record.refund);
  emit(world, "charge.refunded", charge, {
    amount_refunded: charge.amount_refunded - amount,
    refunded: false,
  });
  if (next?.outcome === "failed") failRefund(world, record);
  return record.refund;
}

/** The bank's last word on a refund; one that had succeeded may still come back. */
export function settleRefund(
  world: World,
  record: RefundRecord,
  to: "succeeded" | "failed",
): boolean {
  const { refund } = record;
  const before = refund.status;
  record.settles = null;
  if (before === "failed" || before === to) return false;
  if (to === "failed") failRefund(world, record);
  else {
    refund.status = "succeeded";
    delete refund.pending_reason;
    emit(world, "refund.updated", refund, { status: before });
    emit(world, "charge.refund.updated", refund, { status: before });
  }
  return true;
}

function failRefund(world: World, { refund }: RefundRecord): void {
  const before = refund.status;
  refund.status = "failed";
  refund.failure_reason = "expired_or_canceled_card";
  refund.failure_balance_transaction = newId("txn_1");
  delete refund.pending_reason;
  const charge = world.state.charges[idOf(refund.charge)];
  if (charge !== undefined) countRefunded(charge, -refund.amount);
  emit(world, "refund.failed", refund, { status: before });
  emit(world, "refund.updated", refund, { status: before });
  emit(world, "charge.refund.updated", refund, { status: before });
}

type Next = { readonly outcome: RefundOutcome; readonly afterMs: number | null };

/** What the next refund does: as a control said, else as the test card does. */
function takeNextOutcome(world: World, charge: Stripe.Charge): Next | null {
  const told = world.state.nextRefunds.shift();
  if (told !== undefined) return told;
  const last4 = charge.payment_method_details?.card?.last4 ?? "";
  const card = findCard(`400000000000${last4}`);
  const after = card?.then.kind === "pay" ? card.then.after : undefined;
  const afterMs = world.state.delays.refundMs;
  if (after === "refund-pending") return { outcome: "pending", afterMs };
  return after === "refund-fails" ? { outcome: "fail-later", afterMs } : null;
}

function schedule(record: RefundRecord, next: Next | null): void {
  if (next === null || next.outcome === "fail" || next.outcome === "failed") return;
  if (next.outcome === "pending") {
    record.refund.status = "pending";
    record.refund.pending_reason = "processing";
  }
  const at = next.afterMs === null ? null : Date.now() + next.afterMs;
  record.settles = { at, to: next.outcome === "pending" ? "succeeded" : "failed" };
}

function countRefunded(charge: Stripe.Charge, amount: number): void {
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
}

const CREATE_PARAMS = new Set(["payment_intent", "charge", "amount", "reason", "metadata"]);
