import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import Stripe from "stripe";
import { stripeControl, type StripeControl } from "./control";
import { startStripe } from "./start";

export const SECRET_KEY = "sk_test_local";
export const WEBHOOK_SECRET = "whsec_local";

/** A webhook as it came over the wire. */
export interface ReceivedWebhook {
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
  readonly event: Stripe.Event;
}

/** The stand-in, the real SDK before it, and an endpoint behind it that checks every signature. */
export interface StripeKit {
  readonly stripe: Stripe;
  readonly control: StripeControl;
  readonly url: string;
  readonly received: ReceivedWebhook[];
  /** The endpoint's next answers; 200 when the list is empty. */
  readonly answers: number[];
  readonly stop: () => Promise<void>;
}

export async function startStripeKit(
  options: { stateFile?: string; port?: number; secrets?: string[] } = {},
): Promise<StripeKit> {
  const received: ReceivedWebhook[] = [];
  const answers: number[] = [];
  const endpoint = await startEndpoint(received, answers);
  const part = await startStripe({
    port: options.port ?? 0,
    stateFile: options.stateFile,
    secretKey: SECRET_KEY,
    webhookSecret: options.secrets ?? WEBHOOK_SECRET,
    webhookUrl: endpoint.url,
  });
  return {
    stripe: sdkFor(part.url),
    control: stripeControl(part.url),
    url: part.url,
    received,
    answers,
    stop: async () => {
      await part.stop();
      await endpoint.stop();
    },
  };
}

/** The real SDK, pointed at the stand-in, without retries of its own. */
export function sdkFor(url: string, secretKey: string = SECRET_KEY): Stripe {
  const { port } = new URL(url);
  return new Stripe(secretKey, {
    host: "127.0.0.1",
    port,
    protocol: "http",
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

/** Looks again and again until the value is true-ish; gives up with an error. */
export async function until<T>(
  look: () => T | Promise<T>,
  withinMs = 8_000,
): Promise<Exclude<T, false | null | undefined>> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen !== false && seen !== null && seen !== undefined)
      return seen as Exclude<T, false | null | undefined>;
    if (Date.now() > giveUpAt) throw new Error(`Not seen within ${String(withinMs)} ms`);
    await sleep(15);
  }
}

/** Two seats in one session. */
export function twoSeats(
  more: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: "payment",
    line_items: [seatLine("usd", 1650, 2)],
    success_url: "http://127.0.0.1:9/done?session={CHECKOUT_SESSION_ID}",
    cancel_url: "http://127.0.0.1:9/back",
    customer_email: "ada@example.com",
    client_reference_id: "bkg_1",
    metadata: { bookingId: "bkg_1" },
    payment_intent_data: { metadata: { bookingId: "bkg_1" }, description: "Two seats" },
    ...more,
  };
}

export function seatLine(
  currency: string,
  unit: number,
  quantity = 1,
): Stripe.Checkout.SessionCreateParams.LineItem {
  const product = { name: "The Salt Meridian", description: "Row F, seats 7 and 8" };
  return { quantity, price_data: { currency, unit_amount: unit, product_data: product } };
}

async function startEndpoint(received: ReceivedWebhook[], answers: number[]) {
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      received.push({ body, headers: request.headers, event: JSON.parse(body) as Stripe.Event });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/api/stripe/webhook`,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
