import { isRecord, postControl } from "../loopback.js";

/** What a test may do to Redis. */
export interface RedisControl {
  /** Requests are taken and not answered; they run at `resume`, as those of a hanging server would. */
  pause(): void;
  resume(): void;
  /** Every connection is cut without an answer. */
  down(): void;
  up(): void;
  /** The next `times` requests run, and their answers are lost. */
  dropAnswers(times: number): void;
  /** Loses the memory, scripts included. */
  flush(): Promise<void>;
  /** How many requests came in, answered or not. */
  requests(): number;
}

/** The same by HTTP, for a test in another process. */
interface RemoteRedisControl {
  pause(): Promise<void>;
  resume(): Promise<void>;
  down(): Promise<void>;
  up(): Promise<void>;
  dropAnswers(times: number): Promise<void>;
  flush(): Promise<void>;
  requests(): Promise<number>;
}

/** `url` is the REST address of the local Redis. */
export function redisControl(url: string): RemoteRedisControl {
  const ask = async (action: string, times?: number): Promise<number> => {
    const answer = await postControl(url, times === undefined ? { action } : { action, times });
    return isRecord(answer) && typeof answer["requests"] === "number" ? answer["requests"] : 0;
  };
  return {
    pause: () => ask("pause").then(() => undefined),
    resume: () => ask("resume").then(() => undefined),
    down: () => ask("down").then(() => undefined),
    up: () => ask("up").then(() => undefined),
    dropAnswers: (times) => ask("dropAnswers", times).then(() => undefined),
    flush: () => ask("flush").then(() => undefined),
    requests: () => ask("requests"),
  };
}

/** Runs one action that came by HTTP; false when it is unknown. */
export async function applyControl(control: RedisControl, body: unknown): Promise<boolean> {
  const action = isRecord(body) ? body["action"] : undefined;
  const times = isRecord(body) ? Number(body["times"] ?? 1) : 1;
  switch (action) {
    case "pause":
    case "resume":
    case "down":
    case "up":
      control[action]();
      return true;
    case "dropAnswers":
      control.dropAnswers(times);
      return true;
    case "flush":
      await control.flush();
      return true;
    case "requests":
      return true;
    default:
      return false;
  }
}
