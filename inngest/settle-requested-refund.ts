import { RetryAfterError } from "inngest";
import { settleRefund } from "@/lib/commands/settle-refund";
import { now } from "@/lib/services/clock";
import { inngest } from "./client";
import { readText } from "./read-text";

/** A refund row asks for money to go back: pays it out at Stripe, once. */
export function settleRequestedRefund() {
  return inngest().createFunction(
    {
      id: "settle-requested-refund",
      retries: 10,
      concurrency: { limit: 1, key: "event.data.refundId" },
      triggers: [{ event: "refund/requested" }],
    },
    async ({ event, step }) => {
      const refundId = readText(event, "refundId");
      await step.run("settle", async () => {
        const answer = await settleRefund(refundId, { now: now() });
        if (answer.kind === "unsure") throw new RetryAfterError("Stripe did not say.", "15s");
      });
      return { refundId };
    },
  );
}
