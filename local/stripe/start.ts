import type { AddressInfo } from "node:net";
import type { Part } from "../part";
import { startClock } from "./clock";
import { createFaults } from "./faults";
import { createKeys } from "./idempotency";
import { createSaver, loadState } from "./persist";
import { createStripeServer } from "./server";
import { createCourier } from "./webhooks";
import type { World } from "./world";

export interface StripeOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Where the state survives a restart; without it, it lives in memory. */
  readonly stateFile?: string | undefined;
  readonly secretKey: string;
  /** Several secrets sign every webhook several times, as during a rotation. */
  readonly webhookSecret: string | readonly string[];
  /** Where events are delivered; an empty string means nowhere. */
  readonly webhookUrl: string;
  /** How browsers reach the hosted pages, if not by the address the server listens on. */
  readonly publicUrl?: string | undefined;
}

/** Starts the Stripe stand-in; the real SDK reaches it by `host`, `port` and `protocol`. */
export async function startStripe(
  options: StripeOptions,
): Promise<Part & { readonly url: string }> {
  const state = await loadState(options.stateFile);
  const saver = createSaver(options.stateFile, state);
  const { secretKey, webhookSecret, webhookUrl } = options;
  const webhookSecrets = typeof webhookSecret === "string" ? [webhookSecret] : webhookSecret;
  const endpoint = () => ({ url: world.webhookUrl, secrets: webhookSecrets });
  const world: World = {
    state,
    secretKey,
    webhookSecrets,
    webhookUrl,
    publicUrl: "",
    faults: createFaults(),
    courier: createCourier(state, endpoint, saver.touch),
    requests: [],
    cause: null,
    touch: saver.touch,
  };
  const server = createStripeServer(world, createKeys(state));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  world.publicUrl = (options.publicUrl ?? url).replace(/\/$/, "");
  const stopClock = startClock(world);
  return {
    name: "Stripe",
    detail: `${url} (stand-in; webhooks to ${webhookUrl || "nowhere"})`,
    url,
    stop: async () => {
      stopClock();
      world.courier.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      saver.flush();
    },
  };
}
