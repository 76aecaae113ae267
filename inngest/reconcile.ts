import { fulfilCheckout } from "@/lib/commands/fulfil-checkout";
import { listUnsettledCheckouts } from "@/lib/commands/list-unsettled-checkouts";
import { now } from "@/lib/services/clock";
import { inngest } from "./client";

/** Every five minutes: what Stripe knows and our rows do not, although no webhook arrived. */
export function reconcile() {
  return inngest().createFunction(
    { id: "reconcile", retries: 1, concurrency: { limit: 1 }, triggers: [{ cron: "*/5 * * * *" }] },
    async ({ step }) => {
      const sessions = await step.run("list-unsettled-checkouts", () =>
        listUnsettledCheckouts({ now: now() }),
      );
      for (const sessionId of sessions) {
        await step.run(`fulfil-${sessionId}`, async () => {
          return (await fulfilCheckout({ sessionId }, { now: now() })).kind;
        });
      }
      return { sessions: sessions.length };
    },
  );
}
