import { refundOrphanedCheckout } from "@/lib/commands/refund-orphaned-checkout";
import { inngest } from "./client";
import { readText } from "./read-text";

/** Somebody paid a session with our name on it that no row of ours asked for: it goes back. */
export function refundOrphan() {
  return inngest().createFunction(
    { id: "refund-orphan", retries: 10, triggers: [{ event: "checkout/orphaned" }] },
    async ({ event, step }) => {
      const sessionId = readText(event, "sessionId");
      await step.run("refund", () => refundOrphanedCheckout(sessionId));
      return { sessionId };
    },
  );
}
