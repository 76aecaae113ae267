import { createHmac } from "node:crypto";

/** The `Stripe-Signature` header: one time, and one `v1` for every secret that is valid now. */
export function signatureHeader(body: string, secrets: readonly string[], atMs: number): string {
  const seconds = Math.floor(atMs / 1000);
  const signatures = secrets.map((secret) => {
    const digest = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
    return `v1=${digest}`;
  });
  return [`t=${seconds}`, ...signatures].join(",");
}
