import { expireBooking } from "@/lib/commands/expire-booking";
import { now } from "@/lib/services/clock";
import { inngest } from "./client";
import { readText } from "./read-text";

/** A hold may be extended or get a checkout; each wake-up asks again when it is due. */
const MOST_LOOKS = 20;

/** After a hold's deadline: end it, through the release gate when a checkout is live. */
export function expireHold() {
  return inngest().createFunction(
    { id: "expire-hold", retries: 10, triggers: [{ event: "booking/held" }] },
    async ({ event, step }) => {
      const bookingId = readText(event, "bookingId");
      for (let look = 1; look <= MOST_LOOKS; look += 1) {
        const answer = await step.run(`look-${look}`, async () => {
          const found = await expireBooking(bookingId, { now: now() });
          return found.kind === "ended" ? null : found.dueAt.toISOString();
        });
        if (answer === null) return { bookingId };
        // The sweep takes over a gate that keeps backing off; here only the deadline is waited for.
        await step.sleepUntil(
          `wait-${look}`,
          new Date(Math.max(Date.parse(answer), now().getTime() + 1_000)),
        );
      }
      return { bookingId };
    },
  );
}
