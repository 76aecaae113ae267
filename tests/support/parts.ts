import type { RedisPart } from "@/local/redis/start";
import { resendControl } from "@/local/resend/control";
import type { Secrets } from "@/local/secrets";
import { stripeControl } from "@/local/stripe/control";

interface Parts {
  readonly redis: RedisPart;
  readonly stripe: { readonly url: string };
  readonly resend: { readonly url: string };
  readonly secrets: Secrets;
}

/** Setup files and tests are loaded apart from each other; the process is what they share. */
const kept = globalThis as typeof globalThis & { matineeTestParts?: Parts };

export function keepParts(parts: Parts): void {
  kept.matineeTestParts = parts;
}

/** The stand-ins of this test file, with their controls. */
export function testParts() {
  const parts = kept.matineeTestParts;
  if (!parts) throw new Error("The parts of this test file were not started.");
  return {
    ...parts,
    stripeHand: stripeControl(parts.stripe.url),
    resendHand: resendControl(parts.resend.url),
  };
}
