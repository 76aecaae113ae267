import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** The wanted port when it is free on loopback, else any free one. 0 asks for any. */
export async function findFreePort(wanted: number): Promise<number> {
  return (await tryPort(wanted)) ?? (await tryPort(0)) ?? wanted;
}

/** Polls until `check` holds; after `seconds` it says what never came. */
export async function waitFor(
  check: () => Promise<boolean>,
  { seconds, what }: { seconds: number; what: string },
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`Waited ${seconds} s for ${what}.`);
    await sleep(100);
  }
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", () => resolve(null));
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      const found = typeof address === "object" && address ? address.port : null;
      probe.close(() => resolve(found));
    });
  });
}
