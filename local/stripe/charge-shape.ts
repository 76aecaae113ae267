import type Stripe from "stripe";
import { newId, nowSeconds } from "./ids";
import { DELAYED_METHODS, findCard } from "./methods";
import type { SessionRecord } from "./state";

/** Who pays, and with what; card data ends here and only its last four digits are kept. */
export interface Payer {
  readonly email: string;
  readonly name: string;
  readonly method: { readonly card: string } | { readonly type: string; readonly account: string };
}

/** A charge that has not been decided yet. */
export function newCharge(
  record: SessionRecord,
  intent: Stripe.PaymentIntent,
  payer: Payer,
): Stripe.Charge {
  const delayed = "account" in payer.method;
  return {
    id: newId(delayed ? "py_3" : "ch_3"),
    object: "charge",
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: {
      address: null,
      email: payer.email,
      name: payer.name,
      phone: null,
      tax_id: null,
    },
    calculated_statement_descriptor: record.intent.statement_descriptor ?? record.merchant,
    captured: false,
    created: nowSeconds(),
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: null,
    paid: false,
    payment_intent: intent.id,
    payment_method: newId("pm_1"),
    payment_method_details: paymentMethodDetails(payer),
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: record.intent.statement_descriptor,
    statement_descriptor_suffix: null,
    status: "pending",
    transfer_data: null,
    transfer_group: null,
  };
}

/** `outcome` of a charge: authorised, or declined for a reason. */
export function outcomeOf(reason: string | null): Stripe.Charge.Outcome {
  const declined = reason !== null;
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: declined ? "declined_by_network" : "approved_by_network",
    reason,
    risk_level: "normal",
    risk_score: 7,
    seller_message: declined
      ? "The bank did not return any further details with this decline."
      : "Payment complete.",
    type: declined ? "issuer_declined" : "authorized",
  };
}

function paymentMethodDetails(payer: Payer): Stripe.Charge.PaymentMethodDetails {
  if ("card" in payer.method) return cardDetails(payer.method.card);
  const { type, account } = payer.method;
  const last4 = account.replace(/\s/g, "").slice(-4);
  // The SDK's type wants every bank detail; a consumer reads the kind and the last four digits.
  const details = { type, [type]: { last4 }, label: DELAYED_METHODS[type]?.label };
  return details;
}

function cardDetails(number: string): Stripe.Charge.PaymentMethodDetails {
  const card = findCard(number);
  return {
    type: "card",
    card: {
      amount_authorized: null,
      authorization_code: null,
      brand: card?.brand ?? "visa",
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: "US",
      electronic_commerce_indicator: null,
      exp_month: 12,
      exp_year: 2034,
      fingerprint: newId("", 16),
      funding: "credit",
      installments: null,
      last4: number.replace(/[\s-]/g, "").slice(-4),
      mandate: null,
      network: card?.brand ?? "visa",
      network_transaction_id: null,
      regulated_status: "unregulated",
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}
