import type { SessionRecord } from "./state";

/** Payment methods whose money comes days later; each serves one currency. */
export const DELAYED_METHODS: Readonly<
  Record<string, { readonly currency: string; readonly label: string; readonly account: string }>
> = {
  sepa_debit: { currency: "eur", label: "SEPA Direct Debit", account: "IBAN or account number" },
  us_bank_account: { currency: "usd", label: "US bank account", account: "Account number" },
  bacs_debit: { currency: "gbp", label: "Bacs Direct Debit", account: "Account number" },
};

/** What the account has switched on for a currency: cards, and the delayed method that serves it. */
export function methodsFor(currency: string): string[] {
  const delayed = Object.keys(DELAYED_METHODS);
  return ["card", ...delayed.filter((type) => DELAYED_METHODS[type]?.currency === currency)];
}

/** The delayed method a session offers, if it does. */
export function delayedOf(record: SessionRecord): string | null {
  return record.session.payment_method_types.find((type) => type in DELAYED_METHODS) ?? null;
}

/** Account numbers of Stripe's test mode and how a payment from each one ends. */
const ACCOUNTS: Readonly<Record<string, "succeed" | "fail">> = {
  "000123456789": "succeed",
  "000111111116": "fail",
  DE89370400440532013000: "succeed",
  DE62370400440532013001: "fail",
};

export const DEFAULT_ACCOUNT = "000123456789";

/** How a debit from this account will end, or null for an account nobody has. */
export function accountOutcome(account: string): "succeed" | "fail" | null {
  return ACCOUNTS[account.replace(/\s/g, "").toUpperCase()] ?? null;
}

/** What happens when a test card is charged. */
export interface TestCard {
  readonly brand: string;
  readonly then:
    | { readonly kind: "pay"; readonly after?: "dispute" | "refund-pending" | "refund-fails" }
    | { readonly kind: "authenticate" }
    | { readonly kind: "decline"; readonly code: string; readonly decline: string };
}

const decline = (code: string, reason: string = code): TestCard => ({
  brand: "visa",
  then: { kind: "decline", code, decline: reason },
});

const CARDS: Readonly<Record<string, TestCard>> = {
  "4242424242424242": { brand: "visa", then: { kind: "pay" } },
  "5555555555554444": { brand: "mastercard", then: { kind: "pay" } },
  "4000002500003155": { brand: "visa", then: { kind: "authenticate" } },
  "4000000000000002": decline("card_declined", "generic_decline"),
  "4000000000009995": decline("card_declined", "insufficient_funds"),
  "4000000000000069": decline("expired_card"),
  "4000000000000127": decline("incorrect_cvc"),
  "4000000000000119": decline("processing_error"),
  "4000000000000259": { brand: "visa", then: { kind: "pay", after: "dispute" } },
  "4000000000007726": { brand: "visa", then: { kind: "pay", after: "refund-pending" } },
  "4000000000005126": { brand: "visa", then: { kind: "pay", after: "refund-fails" } },
};

export const DEFAULT_CARD = "4242424242424242";

/** The test card with this number, or null. */
export function findCard(number: string): TestCard | null {
  return CARDS[number.replace(/[\s-]/g, "")] ?? null;
}

const DECLINE_MESSAGES: Readonly<Record<string, string>> = {
  insufficient_funds: "Your card has insufficient funds. Try a different card.",
  expired_card: "Your card has expired. Try a different card.",
  incorrect_cvc: "Your card's security code is incorrect.",
  processing_error: "An error occurred while processing your card. Try again in a little bit.",
};

/** The sentence a buyer reads after a decline. */
export function declineMessage(reason: string): string {
  return DECLINE_MESSAGES[reason] ?? "Your card was declined. Try a different card.";
}
