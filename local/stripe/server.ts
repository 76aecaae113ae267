import { createServer, type IncomingMessage, type Server } from "node:http";
import { answerApi } from "./api";
import { runControl } from "./control-handlers";
import { StripeRefusal } from "./errors";
import { answerHosted } from "./hosted";
import { json, readRequest, send, type Answer, type HttpRequest } from "./http";
import type { Keys } from "./idempotency";
import { answerAction } from "./index-actions";
import { indexPage } from "./page-index";
import type { World } from "./world";

/** The HTTP server: the API for the SDK, pages for buyers and developers, the control for tests. */
export function createStripeServer(world: World, keys: Keys): Server {
  const server = createServer((message, response) => {
    readRequest(message)
      .then((request) => answer(world, keys, request, message))
      .catch((error: unknown) => faultAnswer(error))
      .then((result) => send(response, result))
      .catch(() => response.destroy());
  });
  // Longer than any client keeps an idle socket, so no request meets one that is closing.
  server.keepAliveTimeout = 120_000;
  return server;
}

async function answer(
  world: World,
  keys: Keys,
  request: HttpRequest,
  message: IncomingMessage,
): Promise<Answer | null> {
  const { method, path } = request;
  if (path === "/" && method === "GET") return indexPage(world);
  if (path.startsWith("/c/pay/") && (method === "GET" || method === "POST")) {
    const page = answerHosted(world, request);
    world.touch();
    return page;
  }
  if (path.startsWith("/actions/") && method === "POST" && isOwnPage(request))
    return answerAction(world, request);
  if (path.startsWith("/_control/") && method === "POST")
    return answerControl(world, request, message);
  return answerApi(world, keys, request);
}

async function answerControl(
  world: World,
  request: HttpRequest,
  message: IncomingMessage,
): Promise<Answer> {
  // No key here, so only this machine, and no form of a foreign page: those cannot send JSON.
  const isLocal = /^(::ffff:)?127\.|^::1$/.test(message.socket.remoteAddress ?? "");
  const isJson = request.header("content-type")?.startsWith("application/json") === true;
  if (!isLocal || !isJson)
    return json(403, { error: { message: "For tests on this machine only" } });
  const input: unknown = JSON.parse(request.body === "" ? "{}" : request.body);
  return json(200, await runControl(world, request.path.slice("/_control/".length), input));
}

function isOwnPage(request: HttpRequest): boolean {
  const origin = request.header("origin");
  return (
    origin === null || (URL.canParse(origin) && new URL(origin).host === request.header("host"))
  );
}

function faultAnswer(error: unknown): Answer {
  if (error instanceof StripeRefusal) return json(error.status, { error: error.body });
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return json(500, { error: { type: "api_error", message } });
}
