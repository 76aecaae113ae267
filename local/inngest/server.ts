// The addresses the SDK knows, as the real dev server has them, and our control door.
import type { IncomingMessage, ServerResponse } from "node:http";
import { isRecord, readJson, sendHtml, sendJson } from "../loopback.js";
import { applyControl } from "./control.js";
import type { Engine } from "./engine.js";
import { sortableId } from "./ids.js";
import { receiveEvents } from "./intake.js";
import { runsPage } from "./page.js";
import { createRun, viewRun } from "./runs.js";
import type { RunState } from "./types.js";

export async function handle(
  engine: Engine,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const path = (req.url ?? "/").split("?")[0] ?? "/";
  const [first = "", second = "", third = "", fourth = ""] = path.split("/").slice(1);
  if (req.method === "GET") {
    if (path === "/") {
      sendHtml(res, 200, runsPage(engine));
      return;
    }
    if (path === "/health") {
      sendJson(res, 200, { status: 200, message: "OK" });
      return;
    }
    if (path === "/dev") {
      sendJson(res, 200, describe(engine));
      return;
    }
    if (first === "v0" && second === "runs") {
      sendRunState(engine, res, third, fourth);
      return;
    }
    if (first === "v1" && second === "runs") {
      sendRuns(engine, res, ({ id }) => id === third);
      return;
    }
    if (first === "v1" && second === "events" && fourth === "runs") {
      sendRuns(engine, res, ({ eventId }) => eventId === third);
      return;
    }
  }
  if (req.method === "POST" || req.method === "PUT") {
    const body = await readJson(req);
    if (first === "e") return takeEvents(engine, req, res, body);
    if (path === "/fn/register") {
      register(engine, res, body);
      return;
    }
    if (first === "invoke") {
      invoke(engine, res, decodeURIComponent(second), body);
      return;
    }
    if (path === "/_control") {
      const answer = await applyControl(engine, body);
      sendJson(res, answer ? 200 : 400, answer ?? { error: "unknown action or function" });
      return;
    }
  }
  sendJson(res, 404, { error: "not found", status: 404 });
}

async function takeEvents(
  engine: Engine,
  req: IncomingMessage,
  res: ServerResponse,
  body: unknown,
): Promise<void> {
  if (engine.ctx.flags.down) {
    sendJson(res, 503, { error: "unavailable", status: 503 });
    return;
  }
  const seed = req.headers["x-inngest-event-id-seed"];
  const ids = receiveEvents(engine.ctx, body, typeof seed === "string" ? seed : undefined);
  if (!ids) {
    sendJson(res, 400, { error: "an event needs a name", status: 400, ids: [] });
    return;
  }
  // Answered only when it is kept: the sender may forget it then.
  await engine.ctx.store.save();
  sendJson(res, 200, { ids, status: 200 });
}

function register(engine: Engine, res: ServerResponse, body: unknown): void {
  try {
    sendJson(res, 200, { ok: true, modified: engine.register(body) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    sendJson(res, 400, { status: 400, error: message });
  }
}

function invoke(engine: Engine, res: ServerResponse, id: string, body: unknown): void {
  const fn = engine.find(id);
  if (!fn) return sendJson(res, 404, { error: `no function ${id}`, status: 404 });
  const now = Date.now();
  const data = isRecord(body) && isRecord(body["data"]) ? body["data"] : {};
  const event = { id: sortableId(now), name: "inngest/function.invoked", data, ts: now };
  const run = createRun(engine.ctx, fn, event, { at: now });
  engine.ctx.changed();
  sendJson(res, 200, { status: 200, id: run.id });
}

function sendRunState(engine: Engine, res: ServerResponse, id: string, what: string): void {
  const run = engine.ctx.store.state.runs.find((entry) => entry.id === id);
  if (!run) return sendJson(res, 404, { error: "no such run", status: 404 });
  sendJson(res, 200, what === "batch" ? run.events : run.steps);
}

function sendRuns(
  engine: Engine,
  res: ServerResponse,
  wanted: (run: { id: string; eventId: string }) => boolean,
): void {
  const views = engine.ctx.store.state.runs.map((run) => viewRun(engine.ctx, run)).filter(wanted);
  const data = views.map((run) => ({
    run_id: run.id,
    function_id: run.functionId,
    event_id: run.eventId,
    status: STATUS[run.state],
    run_started_at: run.createdAt,
    ended_at: run.endedAt,
    output: run.error ?? run.output,
  }));
  sendJson(res, 200, { data });
}

function describe(engine: Engine): object {
  const { functions } = engine.ctx.store.state;
  return {
    version: "local",
    authed: false,
    startOpts: { sdkURLs: [engine.ctx.appUrl] },
    functions: functions.map(({ id, name, triggers }) => ({ id, slug: id, name, triggers })),
    handlers: [],
  };
}

// The words of the vendor's own API.
const STATUS: Record<RunState, string> = {
  queued: "Queued",
  running: "Running",
  sleeping: "Running",
  completed: "Completed",
  failed: "Failed",
  cancelled: "Cancelled",
};
