// Stripe's door. Only this folder knows Stripe: every reply leaves it in our words, and every call
// takes its parameters from one payment or refund row, so that a retry is byte-identical.
import Stripe from "stripe";
import { SECOND_MS } from "@/lib/domain/time";
import { env } from "@/lib/env";

export const CALL_MS = 8 * SECOND_MS;
/** A buyer is waiting. */
export const BUYER_CALL_MS = 3 * SECOND_MS;

let client: Stripe | undefined;

/** The one client of this process. */
export function stripe(): Stripe {
  return (client ??= openClient());
}

/** True with a live key: sessions of the other mode are not ours. */
export function isLiveMode(): boolean {
  return env().stripe.isLive;
}

/** The id of something Stripe gives as an id or expanded. */
export function toId(
  reference: string | { readonly id: string } | null | undefined,
): string | null {
  return typeof reference === "string" ? reference : (reference?.id ?? null);
}

/** Lost connections, time-outs, 409 in use and 429 say nothing about the outcome. */
export function isWorthRepeating(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return true;
  if (error instanceof Stripe.errors.StripeConnectionError) return true;
  return error.statusCode === 409 || error.statusCode === 429;
}

/** True when Stripe says that it does not know the thing asked for. */
export function isUnknownToStripe(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === "resource_missing";
}

/** A Stripe error in a few words without anything secret. */
export function describeError(error: unknown): string {
  if (!(error instanceof Stripe.errors.StripeError)) return "unknown";
  return `${error.type} ${error.code ?? ""}`.trim();
}

function openClient(): Stripe {
  const { secretKey, apiBase } = env().stripe;
  const isHttp = apiBase.protocol === "http:";
  return new Stripe(secretKey, {
    host: apiBase.hostname,
    port: apiBase.port || (isHttp ? 80 : 443),
    protocol: isHttp ? "http" : "https",
    maxNetworkRetries: 2,
    telemetry: false,
  });
}
