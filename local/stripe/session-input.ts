import { invalid } from "./errors";
import { nowSeconds } from "./ids";
import { readItemDetails, readLineItems } from "./line-items";
import { methodsFor } from "./methods";
import { formatMoney, MAXIMUM_MINOR, minimumMinor } from "./money";
import type { Params } from "./params";
import { newSession } from "./session-shape";
import type { SessionRecord } from "./state";

const SHORTEST_SECONDS = 30 * 60;
const LONGEST_SECONDS = 24 * 60 * 60;

/** Turns the parameters of `POST /v1/checkout/sessions` into a record, or refuses them. */
export function readNewSession(params: Params): SessionRecord {
  params.onlyKnows(CREATE_PARAMS);
  readMode(params);
  const successUrl = params.url("success_url");
  if (successUrl === undefined)
    throw invalid("Missing required param: success_url.", "success_url", "parameter_missing");
  const items = readLineItems(params);
  const currency = items[0]?.currency ?? "usd";
  const amount = items.reduce((sum, item) => sum + item.amount_total, 0);
  checkAmount(amount, currency);
  const created = nowSeconds();
  const intent = params.child("payment_intent_data");
  intent?.onlyKnows(INTENT_PARAMS);
  const session = newSession({
    created,
    expiresAt: readExpiry(params, created),
    currency,
    amount,
    methods: readMethods(params, currency),
    allowed: readAllowed(params),
    successUrl,
    cancelUrl: params.url("cancel_url") ?? null,
    email: readEmail(params),
    reference: readReference(params),
    locale: params.text("locale") ?? null,
    submitType: params.text("submit_type") ?? null,
    metadata: params.metadata(),
  });
  return {
    session,
    items,
    details: readItemDetails(params),
    merchant: params.child("branding_settings")?.text("display_name") ?? "Matinee",
    intent: {
      metadata: intent?.metadata() ?? {},
      description: intent?.text("description") ?? null,
      statement_descriptor: intent?.text("statement_descriptor") ?? null,
    },
    settles: null,
    awaiting: null,
  };
}

function readMode(params: Params): void {
  const mode = params.requiredText("mode");
  if (mode !== "payment")
    throw invalid("Invalid mode: this stand-in sells only `payment`.", "mode");
  const ui = params.text("ui_mode") ?? "hosted_page";
  if (ui !== "hosted_page")
    throw invalid("Invalid ui_mode: this stand-in shows only `hosted_page`.", "ui_mode");
}

function checkAmount(amount: number, currency: string): void {
  const shown = (minor: number) => `${formatMoney(minor, currency)} ${currency}`;
  const minimum = minimumMinor(currency);
  if (amount < minimum) {
    const message = `The Checkout Session's total amount due must add up to at least ${shown(minimum)}`;
    throw invalid(message, undefined, "amount_too_small");
  }
  if (amount > MAXIMUM_MINOR) {
    const message = `The Checkout Session's total amount due must be no more than ${shown(MAXIMUM_MINOR)}`;
    throw invalid(message, undefined, "amount_too_large");
  }
}

function readExpiry(params: Params, created: number): number {
  const expiresAt = params.integer("expires_at") ?? created + LONGEST_SECONDS;
  const subject = "The `expires_at` timestamp must be";
  if (expiresAt - created < SHORTEST_SECONDS)
    throw invalid(`${subject} at least 30 minutes from Checkout Session creation.`, "expires_at");
  if (expiresAt - created > LONGEST_SECONDS)
    throw invalid(`${subject} less than 24 hours from Checkout Session creation.`, "expires_at");
  return expiresAt;
}

/**
 * What the buyer may pay with: the methods switched on for the account that fit the currency,
 * filtered by the request. Since API version 2026-09-30 a request can only filter, not list.
 */
function readMethods(params: Params, currency: string): string[] {
  if (params.names.includes("payment_method_types"))
    throw invalid(
      "`payment_method_types` can no longer be passed when creating a Checkout Session. Use `allowed_payment_method_types` or `excluded_payment_method_types` instead.",
      "payment_method_types",
      "payment_method_types_no_longer_supported",
    );
  const allowed = readAllowed(params);
  const excluded = params.texts("excluded_payment_method_types");
  if (allowed !== null && excluded.length > 0)
    throw invalid(
      "You may only specify one of these parameters: allowed_payment_method_types, excluded_payment_method_types.",
      undefined,
      "parameters_exclusive",
    );
  const methods = methodsFor(currency)
    .filter((method) => allowed?.includes(method) ?? true)
    .filter((method) => !excluded.includes(method));
  if (methods.length === 0)
    throw invalid(
      "No valid payment method types for this Checkout Session.",
      "payment_method_types",
    );
  return methods;
}

function readAllowed(params: Params): string[] | null {
  const name = "allowed_payment_method_types";
  return params.names.includes(name) ? params.texts(name) : null;
}

function readEmail(params: Params): string | null {
  const email = params.text("customer_email");
  if (email === undefined || email === "") return null;
  if (!/^[^\s@]+@[^\s@]+$/.test(email))
    throw invalid(`Invalid email address: ${email}`, "customer_email", "email_invalid");
  return email;
}

function readReference(params: Params): string | null {
  const reference = params.text("client_reference_id") ?? null;
  if (reference !== null && reference.length > 200)
    throw invalid("Invalid string: must be at most 200 characters", "client_reference_id");
  return reference;
}

const CREATE_PARAMS = new Set([
  "mode",
  "ui_mode",
  "line_items",
  "success_url",
  "cancel_url",
  "expires_at",
  "allowed_payment_method_types",
  "excluded_payment_method_types",
  "payment_method_types",
  "payment_intent_data",
  "customer_email",
  "client_reference_id",
  "locale",
  "metadata",
  "submit_type",
  "branding_settings",
  // Taken and without an effect here, as for an account that uses none of them.
  "adaptive_pricing",
  "allow_promotion_codes",
  "automatic_tax",
  "billing_address_collection",
  "customer_creation",
  "payment_method_options",
  "phone_number_collection",
]);
const INTENT_PARAMS = new Set([
  "description",
  "metadata",
  "receipt_email",
  "statement_descriptor",
  "statement_descriptor_suffix",
  "capture_method",
]);
