import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A fresh id with Stripe's prefix, such as `pi_3` or `cs_test_`. */
export function newId(prefix: string, length = 24): string {
  return prefix + [...randomBytes(length)].map((byte) => ALPHABET[byte % 62]).join("");
}

/** The id behind a property that may be expanded; empty when there is none. */
export function idOf(reference: string | { readonly id: string } | null | undefined): string {
  return typeof reference === "string" ? reference : (reference?.id ?? "");
}

/** Unix seconds, the only clock Stripe's objects know. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
