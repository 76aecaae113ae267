import { RetryAfterError } from "inngest";
import { claimDelivery, openDelivery } from "@/lib/commands/claim-delivery";
import { recordDelivery } from "@/lib/commands/record-delivery";
import { unsafeGetBooking } from "@/lib/queries/booking-page";
import { now } from "@/lib/services/clock";
import { sendMail } from "@/lib/services/mail";
import { writeConfirmation } from "./confirmation";
import { inngest } from "./client";
import { readText } from "./read-text";

/** A booking is CONFIRMED: its confirmation goes out with the tickets and the calendar file. */
export function deliverTickets() {
  return inngest().createFunction(
    {
      id: "deliver-tickets",
      retries: 15,
      // The provider's rate, over everything that is mailed.
      throttle: { limit: 10, period: "1s" },
      triggers: [{ event: "booking/confirmed" }],
    },
    async ({ event, step }) => {
      const bookingId = readText(event, "bookingId");
      const deliveryId = await step.run("open-delivery", async () => {
        const booking = await unsafeGetBooking(bookingId, now());
        if (booking.state !== "CONFIRMED") return null;
        const order = { subjectId: bookingId, kind: "confirmation", version: booking.version };
        return openDelivery({ ...order, recipient: booking.buyerEmail }, { now: now() });
      });
      if (deliveryId !== null) await step.run("send", () => send(bookingId, deliveryId));
      return { bookingId, deliveryId };
    },
  );
}

/** Nobody is told "you are in" about a booking that was cancelled meanwhile. */
async function send(bookingId: string, deliveryId: string): Promise<void> {
  const booking = await unsafeGetBooking(bookingId, now());
  if (booking.state !== "CONFIRMED") return;
  const claimed = await claimDelivery(deliveryId, { now: now() });
  if (claimed.kind === "done") return;
  const mail = await writeConfirmation(booking);
  const answer = await sendMail({ ...mail, to: claimed.recipient, key: claimed.key });
  await recordDelivery(deliveryId, answer, { now: now() });
  if (answer.kind === "later") {
    throw new RetryAfterError("The mail did not go yet.", answer.retryAfterSeconds * 1_000);
  }
}
