import type { Part } from "../part.js";
import { listen } from "../loopback.js";
import type { RedisControl } from "./control.js";
import type { Engine } from "./engine.js";
import { createFront } from "./front.js";
import { startInProcess } from "./in-process.js";
import { findRedisServer, startRedisServer } from "./redis-server.js";

interface RedisOptions {
  readonly port: number;
  readonly token: string;
  readonly dataDir: string;
  /** The substitute even where a redis-server is on PATH. */
  readonly forceInProcess?: boolean;
}

export interface RedisPart extends Part {
  readonly url: string;
  readonly token: string;
  readonly engine: Engine["kind"];
  readonly control: RedisControl;
}

/** Starts the REST front over the best Redis this machine has. */
export async function startRedis(options: RedisOptions): Promise<RedisPart> {
  const { engine, note } = await startEngine(options);
  const front = createFront(engine, options.token);
  const listener = await listen(options.port, front.handle).catch(async (error: unknown) => {
    await engine.stop();
    throw error;
  });
  return {
    name: "redis",
    detail: `${listener.url} over ${note}`,
    url: listener.url,
    token: options.token,
    engine: engine.kind,
    control: front.control,
    async stop() {
      await listener.close();
      front.control.resume();
      await engine.stop();
    },
  };
}

async function startEngine(options: RedisOptions): Promise<{ engine: Engine; note: string }> {
  const binary = options.forceInProcess ? null : findRedisServer();
  if (!binary) return { engine: startInProcess(), note: "the in-process substitute" };
  try {
    return { engine: await startRedisServer(binary, options.dataDir), note: binary };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { engine: startInProcess(), note: `the in-process substitute (${binary}: ${why})` };
  }
}
