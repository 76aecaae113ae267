// The Upstash REST protocol: POST / (one command), /pipeline and /multi-exec (many), bearer token.
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Handler, readJson, sendJson } from "../loopback.js";
import { applyControl, type RedisControl } from "./control.js";
import { type Engine, failed, type Outcome, type Reply } from "./engine.js";
import { createScripts } from "./scripts.js";

// They block or change the shared connection; the vendor refuses them over REST too.
const REFUSED = new Set(
  "MULTI EXEC DISCARD WATCH UNWATCH SELECT AUTH HELLO QUIT RESET CLIENT CONFIG SHUTDOWN DEBUG MONITOR SUBSCRIBE PSUBSCRIBE BLPOP BRPOP BLMOVE BLMPOP BRPOPLPUSH BZPOPMIN BZPOPMAX BZMPOP".split(
    " ",
  ),
);

interface Front {
  readonly handle: Handler;
  readonly control: RedisControl;
}

export function createFront(engine: Engine, token: string): Front {
  const scripts = createScripts();
  const state = { paused: false, down: false, drops: 0, requests: 0 };
  let waiting: (() => void)[] = [];
  const control: RedisControl = {
    pause: () => void (state.paused = true),
    resume() {
      state.paused = false;
      waiting.forEach((go) => go());
      waiting = [];
    },
    down: () => void (state.down = true),
    up: () => void (state.down = false),
    dropAnswers: (times) => void (state.drops = times),
    async flush() {
      scripts.forget();
      await engine.run(["FLUSHALL"]);
    },
    requests: () => state.requests,
  };

  const runCommand = async (command: readonly string[]): Promise<Outcome> => {
    const planned = plan(command);
    return "command" in planned ? engine.run(planned.command) : planned;
  };
  const plan = (command: readonly string[]) =>
    REFUSED.has((command[0] ?? "").toUpperCase())
      ? { error: `ERR '${command[0]}' is not available over REST` }
      : scripts.rewrite(command);

  const runMany = async (path: string, commands: string[][]): Promise<Outcome[]> => {
    if (path === "/pipeline") return Promise.all(commands.map(runCommand));
    const planned = commands.map(plan);
    const wrong = planned.find((entry) => "error" in entry);
    if (wrong && "error" in wrong) throw new Error(wrong.error);
    const toRun = planned.map((entry) => ("command" in entry ? entry.command : ["PING"]));
    const outcomes = await engine.transaction(toRun);
    return outcomes.map((outcome, index) => {
      const entry = planned[index];
      return entry && "reply" in entry ? entry : outcome;
    });
  };

  const answer = async (req: IncomingMessage, body: unknown) => {
    const encode = encoder(req.headers["upstash-encoding"] === "base64");
    const path = (req.url ?? "/").split("?")[0] ?? "/";
    if (path === "/pipeline" || path === "/multi-exec") {
      if (!Array.isArray(body)) return { status: 400, body: { error: "ERR expected commands" } };
      const commands = body.map((entry: unknown) => toCommand(entry) ?? []);
      try {
        return { status: 200, body: (await runMany(path, commands)).map(encode) };
      } catch (error) {
        return { status: 400, body: failed(error) };
      }
    }
    const command = path === "/" ? toCommand(body) : null;
    if (!command) return { status: 400, body: { error: "ERR expected a command" } };
    const outcome = await runCommand(command);
    return { status: "error" in outcome ? 400 : 200, body: encode(outcome) };
  };

  return {
    control,
    async handle(req: IncomingMessage, res: ServerResponse) {
      const body = await readJson(req);
      if (req.url === "/_control" && req.method === "POST") {
        const known = await applyControl(control, body);
        sendJson(res, known ? 200 : 400, { known, requests: state.requests });
        return;
      }
      state.requests += 1;
      if (state.down) return void req.socket.destroy();
      if (state.paused) await new Promise<void>((go) => waiting.push(go));
      if (req.headers.authorization !== `Bearer ${token}`) {
        sendJson(res, 401, { error: "WRONGPASS invalid or missing auth token" });
        return;
      }
      if (req.method !== "POST") {
        sendJson(res, 405, { error: "ERR only POST is spoken here" });
        return;
      }
      const { status, body: answered } = await answer(req, body);
      if (state.drops > 0) {
        state.drops -= 1;
        return void req.socket.destroy();
      }
      sendJson(res, status, answered);
    },
  };
}

function toCommand(value: unknown): string[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  return value.map((part: unknown) =>
    typeof part === "object" ? JSON.stringify(part) : String(part),
  );
}

function encoder(base64: boolean): (outcome: Outcome) => { result: unknown } | { error: string } {
  const text = (bytes: string | Buffer) => Buffer.from(bytes).toString(base64 ? "base64" : "utf8");
  const encode = (reply: Reply): unknown => {
    if (Array.isArray(reply))
      return reply.map((entry) => (entry instanceof Error ? null : encode(entry)));
    return typeof reply === "string" || Buffer.isBuffer(reply) ? text(reply) : reply;
  };
  // The SDK expects the status OK in plain letters, at the top only.
  const top = (reply: Reply): unknown =>
    String(reply) === "OK" && !Array.isArray(reply) ? "OK" : encode(reply);
  return (outcome) => ("error" in outcome ? outcome : { result: top(outcome.reply) });
}
