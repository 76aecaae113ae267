// The substitute when no redis-server is on PATH. Commands run one at a time, as Redis does it.
import { randomUUID } from "node:crypto";
import RedisMock from "ioredis-mock";
import { type Engine, failed, type Outcome, type Reply } from "./engine.js";

type Method = (...args: string[]) => Promise<unknown>;

export function startInProcess(): Engine {
  // A host of its own: the mock shares one memory between all clients of the same address.
  const client = new RedisMock({ host: randomUUID() });
  const methods = new Map<string, Method>();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const call = async ([name = "", ...args]: readonly string[]): Promise<Outcome> => {
    const method = findMethod(client, methods, name.toLowerCase());
    if (!method) return { error: `ERR unknown command '${name}' (in-process substitute)` };
    try {
      if (COUNTERS.has(name.toLowerCase())) await refuseLetters(client, args[0] ?? "");
      return { reply: toReply(await method(...prepare(name, args)), name) };
    } catch (error) {
      return failed(asRedisSaysIt(error));
    }
  };
  return {
    kind: "in-process",
    run: (command) => inTurn(() => call(command)),
    transaction: (commands) =>
      inTurn(async () => {
        const outcomes: Outcome[] = [];
        for (const command of commands) outcomes.push(await call(command));
        return outcomes;
      }),
    async stop() {
      await inTurn(() => client.flushall());
      client.disconnect();
    },
  };
}

function findMethod(client: object, known: Map<string, Method>, name: string): Method | null {
  const found = known.get(name);
  if (found) return found;
  const method: unknown = /^[a-z]+$/.test(name) ? Reflect.get(client, name) : undefined;
  if (typeof method !== "function") return null;
  const bound = (method as Method).bind(client);
  known.set(name, bound);
  return bound;
}

function asRedisSaysIt(error: unknown): unknown {
  if (!(error instanceof Error) || !/does not contain/.test(error.message)) return error;
  return new Error("WRONGTYPE Operation against a key holding the wrong kind of value");
}

const COUNTERS = new Set(["incr", "incrby", "decr", "decrby"]);

// The mock would count letters up to NaN.
async function refuseLetters(client: InstanceType<typeof RedisMock>, key: string): Promise<void> {
  const held = await client.get(key);
  if (held !== null && !/^-?\d+$/.test(held)) {
    throw new Error("ERR value is not an integer or out of range");
  }
}

// The mock hands JavaScript arrays and nulls to Lua: scripts get tables and `false`, as in Redis.
const PRELUDE = [
  "local function table_of(v) if type(v) ~= 'userdata' then return v end",
  "if tostring(v) == 'null' then return false end",
  "local t = {} for i = 1, #v do local e = v[i] if e == nil then e = false end t[i] = table_of(e) end return t end",
  "local raw = redis.call redis.call = function(...) local a = {...}",
  "if string.upper(a[1]) == 'SET' then for i = 4, #a do if type(a[i]) == 'string' then a[i] = string.upper(a[i]) end end end",
  "return table_of(raw(table.unpack(a))) end",
  "redis.status_reply = function(s) return s end",
].join(" ");

// How many arguments come before the options, which the mock knows in capitals only.
const BEFORE_OPTIONS: Record<string, number> = { set: 2, expire: 2, pexpire: 2, getex: 1, zadd: 1 };

function prepare(name: string, args: string[]): string[] {
  const [script = "", ...rest] = args;
  if (name.toLowerCase() === "eval") return [`${PRELUDE} ${script}`, ...rest];
  const before = BEFORE_OPTIONS[name.toLowerCase()];
  if (before === undefined) return args;
  const isOption = (text: string) =>
    /^(nx|xx|gt|lt|ch|incr|ex|px|exat|pxat|get|keepttl|persist)$/i.test(text);
  return args.map((text, at) => (at >= before && isOption(text) ? text.toUpperCase() : text));
}

function toReply(value: unknown, name: string): Reply {
  if (value === null || value === undefined || value === false) return null;
  if (value === true) return 1;
  if (typeof value === "number") return name.toLowerCase() === "eval" ? Math.trunc(value) : value;
  if (typeof value === "string" || Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map((entry: unknown) => toReply(entry, name));
  if (typeof value === "object") {
    return Object.entries(value).flatMap(([field, held]) => [field, toReply(held, name)]);
  }
  return String(value);
}
