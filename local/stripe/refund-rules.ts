import type Stripe from "stripe";
import { invalid, missingReference, refused } from "./errors";
import { idOf, newId, nowSeconds } from "./ids";
import { formatMoney } from "./money";
import type { Params } from "./params";
import type { RefundRecord } from "./state";
import type { World } from "./world";

/** The charge a request means, by its own id or by its intent. */
export function chargeToRefund(world: World, params: Params): Stripe.Charge {
  const chargeId = params.text("charge");
  const intentId = params.text("payment_intent");
  if (chargeId === undefined && intentId === undefined)
    throw invalid(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );
  if (chargeId !== undefined) {
    const charge = world.state.charges[chargeId];
    if (charge === undefined) throw missingReference("charge", chargeId, "charge");
    return charge;
  }
  const intent = world.state.intents[intentId ?? ""];
  if (intent === undefined)
    throw missingReference("payment_intent", intentId ?? "", "payment_intent");
  const charge = world.state.charges[idOf(intent.latest_charge)];
  if (charge === undefined || charge.status !== "succeeded")
    throw refused(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      "payment_intent",
    );
  return charge;
}

/** Never more than what is left, and nothing of a disputed charge. */
export function checkRefundable(
  world: World,
  charge: Stripe.Charge,
  amount: number,
  left: number,
): void {
  if (!charge.captured) throw refused(`Charge ${charge.id} has not been captured.`, "charge");
  const disputed = Object.values(world.state.disputes).some(
    (dispute) => dispute.charge === charge.id && dispute.status !== "won",
  );
  if (disputed)
    throw refused(
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      undefined,
      "charge_disputed",
    );
  if (left === 0)
    throw refused(
      `Charge ${charge.id} has already been refunded.`,
      undefined,
      "charge_already_refunded",
    );
  if (amount < 1) throw invalid("Invalid positive integer", "amount", "parameter_invalid_integer");
  const shown = (minor: number) => formatMoney(minor, charge.currency);
  if (amount > left)
    throw refused(
      `Refund amount (${shown(amount)}) is greater than unrefunded amount on charge (${shown(left)})`,
      "amount",
    );
}

export function readReason(params: Params): Stripe.Refund.Reason | null {
  const reason = params.text("reason");
  if (reason === undefined) return null;
  if (!["duplicate", "fraudulent", "requested_by_customer"].includes(reason))
    throw invalid(
      "Invalid reason: must be one of duplicate, fraudulent, or requested_by_customer",
      "reason",
    );
  return reason;
}

/** A refund that went through at once, as most do. */
export function newRefund(
  charge: Stripe.Charge,
  amount: number,
  reason: Stripe.Refund.Reason | null,
  metadata: Record<string, string>,
): RefundRecord {
  const refund: Stripe.Refund = {
    id: newId(charge.id.startsWith("py_") ? "pyr_1" : "re_3"),
    object: "refund",
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: nowSeconds(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    metadata,
    payment_intent: typeof charge.payment_intent === "string" ? charge.payment_intent : null,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  };
  return { refund, settles: null };
}
