import type Stripe from "stripe";
import { missing } from "./errors";
import { emit } from "./events";
import { newId, nowSeconds } from "./ids";
import { createdWithin, page, PAGING } from "./lists";
import type { Params } from "./params";
import type { World } from "./world";

const DAYS_TO_ANSWER = 7;

export function getDispute(world: World, id: string): Stripe.Dispute {
  const dispute = world.state.disputes[id];
  if (dispute === undefined) throw missing("dispute", id, "dispute");
  return dispute;
}

export function listDisputes(world: World, params: Params): object {
  params.onlyKnows(new Set([...PAGING, "charge", "payment_intent"]));
  const within = createdWithin(params);
  const charge = params.text("charge");
  const intent = params.text("payment_intent");
  const found = Object.values(world.state.disputes)
    .filter((dispute) => within(dispute.created))
    .filter((dispute) => charge === undefined || dispute.charge === charge)
    .filter((dispute) => intent === undefined || dispute.payment_intent === intent);
  return page("/v1/disputes", "dispute", found.reverse(), params);
}

/** The cardholder's bank takes the money back. */
export function openDispute(world: World, charge: Stripe.Charge): Stripe.Dispute {
  const dispute = newDispute(charge);
  world.state.disputes[dispute.id] = dispute;
  charge.disputed = true;
  emit(world, "charge.dispute.created", dispute);
  emit(world, "charge.dispute.funds_withdrawn", dispute);
  return dispute;
}

/** The bank decides; a second decision changes nothing. */
export function closeDispute(world: World, dispute: Stripe.Dispute, to: "won" | "lost"): boolean {
  if (dispute.status === "won" || dispute.status === "lost") return false;
  const before = dispute.status;
  dispute.status = to;
  dispute.is_charge_refundable = to === "won";
  emit(world, "charge.dispute.closed", dispute, { status: before });
  if (to === "won") emit(world, "charge.dispute.funds_reinstated", dispute);
  return true;
}

function newDispute(charge: Stripe.Charge): Stripe.Dispute {
  const card = charge.payment_method_details?.card;
  return {
    id: newId("du_1"),
    object: "dispute",
    amount: charge.amount_captured - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: nowSeconds(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: nowSeconds() + DAYS_TO_ANSWER * 24 * 60 * 60,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: typeof charge.payment_intent === "string" ? charge.payment_intent : null,
    ...(card === undefined
      ? {}
      : {
          payment_method_details: {
            card: {
              brand: card.brand ?? "visa",
              case_type: "chargeback" as const,
              network: card.network ?? "visa",
              network_reason_code: "10.4",
            },
            type: "card" as const,
          },
        }),
    reason: "fraudulent",
    status: "needs_response",
  };
}

const NO_EVIDENCE: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};
