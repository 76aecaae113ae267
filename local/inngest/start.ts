import { listen } from "../loopback.js";
import type { Part } from "../part.js";
import { startEngine } from "./engine.js";
import { handle } from "./server.js";
import { keepSynced } from "./sync.js";

interface InngestOptions {
  readonly port: number;
  readonly stateFile: string;
  /** Where the app serves its functions, such as http://127.0.0.1:3000/api/inngest. */
  readonly appUrl: string;
  /** First wait after a failed attempt; it doubles each time. */
  readonly retryBaseMs?: number;
}

export interface InngestPart extends Part {
  readonly url: string;
}

/** Starts the local job engine; it finds the app by itself, whichever of the two starts first. */
export async function startInngest(options: InngestOptions): Promise<InngestPart> {
  const { stateFile, appUrl, retryBaseMs = 1_000 } = options;
  const engine = startEngine({ stateFile, appUrl, retryBaseMs });
  const listener = await listen(options.port, (req, res) => handle(engine, req, res)).catch(
    async (error: unknown) => {
      await engine.stop();
      throw error;
    },
  );
  keepSynced(appUrl, engine.ctx.stopping.signal);
  return {
    name: "inngest",
    detail: `${listener.url} calling ${appUrl}`,
    url: listener.url,
    async stop() {
      await engine.stop();
      await listener.close();
    },
  };
}
