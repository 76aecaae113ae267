import { invalid, missingReference } from "./errors";
import { newId, nowSeconds } from "./ids";
import { isCurrency } from "./money";
import type { Params } from "./params";
import type { LineItem } from "./state";

/** Reads `line_items[]` of a new session; each has `price_data` and a quantity. */
export function readLineItems(params: Params): LineItem[] {
  const items = params.list("line_items");
  if (items.length === 0)
    throw invalid("Missing required param: line_items.", "line_items", "parameter_missing");
  if (items.length > 100) throw invalid("You may only pass up to 100 line items.", "line_items");
  const read = items.map(readItem);
  const currencies = new Set(read.map((item) => item.currency));
  if (currencies.size > 1)
    throw invalid("All prices on a Checkout Session must use the same currency.", "line_items");
  return read;
}

/** What each item is about, for the hosted page; Stripe keeps it on the product. */
export function readItemDetails(params: Params): (string | null)[] {
  return params
    .list("line_items")
    .map((item) => item.child("price_data")?.child("product_data")?.text("description") ?? null);
}

function readItem(item: Params): LineItem {
  item.onlyKnows(ITEM_PARAMS);
  const price = item.text("price");
  if (price !== undefined) throw missingReference("price", price, item.nameOf("price"));
  const data = item.child("price_data");
  if (data === undefined) {
    const message = "You must specify either `price` or `price_data` for each line item.";
    throw invalid(message, item.nameOf("price"), "parameter_missing");
  }
  data.onlyKnows(PRICE_PARAMS);
  const product = data.child("product_data");
  if (product === undefined) {
    const param = data.nameOf("product_data");
    throw invalid(`Missing required param: ${param}.`, param, "parameter_missing");
  }
  product.onlyKnows(PRODUCT_PARAMS);
  const unit = readUnitAmount(data);
  const quantity = item.requiredInteger("quantity");
  if (quantity < 1)
    throw invalid("This value must be greater than or equal to 1.", item.nameOf("quantity"));
  return toLineItem(product.requiredText("name"), readCurrency(data), unit, quantity);
}

function readCurrency(data: Params): string {
  const currency = data.requiredText("currency").toLowerCase();
  if (isCurrency(currency)) return currency;
  throw invalid(`Invalid currency: ${currency}.`, data.nameOf("currency"));
}

function readUnitAmount(data: Params): number {
  const unit = data.requiredInteger("unit_amount");
  if (unit >= 0) return unit;
  const param = data.nameOf("unit_amount");
  throw invalid(
    "This value must be greater than or equal to 0.",
    param,
    "parameter_invalid_integer",
  );
}

function toLineItem(name: string, currency: string, unit: number, quantity: number): LineItem {
  return {
    id: newId("li_1", 23),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: unit * quantity,
    amount_tax: 0,
    amount_total: unit * quantity,
    currency,
    description: name,
    metadata: {},
    price: {
      id: newId("price_1", 23),
      object: "price",
      // Stripe makes such prices and products inactive: they serve one session only.
      active: false,
      billing_scheme: "per_unit",
      created: nowSeconds(),
      currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: newId("prod_", 14),
      recurring: null,
      tax_behavior: "unspecified",
      tiers_mode: null,
      transform_quantity: null,
      type: "one_time",
      unit_amount: unit,
      unit_amount_decimal: String(unit),
    },
    quantity,
  };
}

const ITEM_PARAMS = new Set(["price", "price_data", "quantity", "metadata"]);
const PRICE_PARAMS = new Set(["currency", "product_data", "unit_amount", "tax_behavior"]);
const PRODUCT_PARAMS = new Set([
  "name",
  "description",
  "images",
  "metadata",
  "tax_code",
  "unit_label",
]);
