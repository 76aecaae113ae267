// `emulate` answers for the vendor: it checks the mail, gives it an id, and serves the rest of the API.
import net from "node:net";
import { createEmulator } from "emulate";
import { findFreePort } from "../process.js";

interface Vendor {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startVendor(apiKey: string): Promise<Vendor> {
  const port = await findFreePort(0);
  const release = keepToLoopback(port);
  try {
    const emulator = await createEmulator({
      service: "resend",
      port,
      baseUrl: `http://127.0.0.1:${port}`,
      seed: { tokens: { [apiKey]: { login: "matinee" } } },
    });
    return { url: `http://127.0.0.1:${port}`, stop: () => emulator.close() };
  } finally {
    release();
  }
}

// It would listen on every address of the machine and offers no setting for that.
function keepToLoopback(port: number): () => void {
  const { prototype } = net.Server;
  const original = Reflect.get(prototype, "listen") as (...args: unknown[]) => net.Server;
  function listen(this: net.Server, ...args: unknown[]): net.Server {
    const bare = args[0] === port && args[1] === undefined;
    return Reflect.apply(original, this, bare ? [port, "127.0.0.1"] : args);
  }
  Reflect.set(prototype, "listen", listen);
  return () => {
    Reflect.set(prototype, "listen", original);
  };
}
