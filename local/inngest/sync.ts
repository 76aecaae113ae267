import { setTimeout as sleep } from "node:timers/promises";

const FIRST_TRIES_MS = 150;
const RESYNC_MS = 10_000;

/** Asks the app to register, until it does, and again now and then: new functions appear by themselves. */
export function keepSynced(appUrl: string, signal: AbortSignal): void {
  const loop = async () => {
    while (!signal.aborted) {
      const synced = await fetch(appUrl, {
        method: "PUT",
        headers: { "X-Inngest-Server-Kind": "dev" },
        signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]),
      }).then(
        async (response) => (await response.arrayBuffer(), response.ok),
        () => false,
      );
      await sleep(synced ? RESYNC_MS : FIRST_TRIES_MS, undefined, { signal, ref: false });
    }
  };
  loop().catch(() => undefined);
}
