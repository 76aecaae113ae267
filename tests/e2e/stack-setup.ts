import { startStack } from "../support/stack-server";

/** Starts the product as a stranger would, once for all browser tests; returns how to stop it. */
export default async function setup(): Promise<() => Promise<void>> {
  const running = await startStack();
  process.env["MATINEE_STACK"] = JSON.stringify(running.stack);
  return running.stop;
}
