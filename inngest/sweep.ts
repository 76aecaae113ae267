import { dispatchOutbox } from "@/lib/commands/dispatch-outbox";
import { expireBooking, listOverdueBookings } from "@/lib/commands/expire-booking";
import { listUnfinished, type Unfinished } from "@/lib/commands/list-unfinished";
import { now } from "@/lib/services/clock";
import { inngest } from "./client";

/** Every minute: what events should have done and did not. Each line may run any number of times. */
export function sweep() {
  return inngest().createFunction(
    { id: "sweep", retries: 1, concurrency: { limit: 1 }, triggers: [{ cron: "* * * * *" }] },
    async ({ step }) => {
      await step.run("dispatch-outbox", () => dispatchOutbox({ now: now(), isSweep: true }));
      const overdue = await step.run("list-overdue-holds", () =>
        listOverdueBookings({ now: now() }),
      );
      for (const bookingId of overdue) {
        await step.run(
          `expire-${bookingId}`,
          async () => (await expireBooking(bookingId, { now: now() })).kind,
        );
      }
      const unfinished = await step.run("list-unfinished", () => listUnfinished({ now: now() }));
      if (unfinished.length > 0) await step.sendEvent("ask-again", unfinished.map(toEvent));
      return { overdue: overdue.length, unfinished: unfinished.length };
    },
  );
}

function toEvent({ name, payload }: Unfinished) {
  return { name, data: payload };
}
