import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { handleStripeEvent } from "@/lib/commands/handle-stripe-event";
import { now } from "@/lib/services/clock";
import { readEvent } from "@/lib/services/payments/events";
import { testParts } from "./parts";

/** A webhook as it came over the wire, and what became of it. */
export interface Received {
  readonly body: string;
  readonly signature: string;
  readonly type: string;
  readonly eventId: string;
  readonly outcome: string;
}

/**
 * Stripe's events reach the product over HTTP, through the same two calls as the route. Nothing is
 * sent until `deliver()`, which sends all that is pending and waits for the answers.
 */
export async function receiveWebhooks() {
  const { stripeHand } = testParts();
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void answer(request, received).then((status) => response.writeHead(status).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await stripeHand.webhooks.setMode({ paused: true });
  await stripeHand.webhooks.setUrl(`http://127.0.0.1:${port}/api/stripe/webhook`);
  return {
    received,
    /** What came since the last call, as "type: outcome". */
    deliver: async (): Promise<string[]> => {
      const before = received.length;
      await stripeHand.webhooks.flush();
      return received.slice(before).map(({ type, outcome }) => `${type}: ${outcome}`);
    },
    stop: async () => {
      await stripeHand.webhooks.setUrl("");
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type WebhookReceiver = Awaited<ReturnType<typeof receiveWebhooks>>;

async function answer(request: IncomingMessage, received: Received[]): Promise<number> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  const signature = String(request.headers["stripe-signature"]);
  const event = readEvent(body, signature);
  if (!event) return 400;
  const outcome = await handleStripeEvent(event, { now: now() }).catch(
    (error: unknown) => `failed: ${String(error)}`,
  );
  received.push({ body, signature, type: event.type, eventId: event.eventId, outcome });
  return outcome.startsWith("failed") ? 503 : 200;
}
