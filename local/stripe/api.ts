import { setTimeout as sleep } from "node:timers/promises";
import Stripe from "stripe";
import { errorAnswer, serverError } from "./error-answers";
import { StripeRefusal } from "./errors";
import { expand } from "./expand";
import type { FaultKind } from "./faults";
import { parseForm } from "./form";
import { json, type Answer, type HttpRequest } from "./http";
import { fingerprintOf, type Keys } from "./idempotency";
import { newId } from "./ids";
import { paramsOf } from "./params";
import { findRoute, type Route } from "./routes";
import type { RequestRecord, World } from "./world";

const REMEMBERED_REQUESTS = 10_000;

/** One call of the API from its first byte to its last; null means that the line was cut. */
export async function answerApi(
  world: World,
  keys: Keys,
  request: HttpRequest,
): Promise<Answer | null> {
  const record = remember(world, request);
  const answer = await decide(world, keys, request, record);
  if (answer === null) return null;
  record.status = answer.status;
  record.replayed = answer.headers["Idempotent-Replayed"] === "true";
  const headers: Record<string, string> = {
    "Request-Id": record.id,
    "Stripe-Version": request.header("stripe-version") ?? Stripe.API_VERSION,
    ...(record.key === null ? {} : keyHeaders(record, answer.status)),
    ...answer.headers,
  };
  return { ...answer, headers };
}

/** Who asks, for what, and has this key been answered before? */
async function decide(
  world: World,
  keys: Keys,
  request: HttpRequest,
  record: RequestRecord,
): Promise<Answer | null> {
  const { key } = record;
  let began = false;
  try {
    checkSecret(world, request);
    const route = findRoute(request.method, request.path);
    if (route === null) throw unknownUrl(request);
    if (key === null) return await run(world, request, record, route, () => undefined);
    const { method, path, query, body } = request;
    const fingerprint = fingerprintOf(method, path, query, body);
    const stored = keys.begin(key, fingerprint);
    if (stored !== null) return await replay(world, request, stored);
    began = true;
    const store = ({ status, body: text }: Answer) => {
      keys.store(key, { fingerprint, requestId: record.id, status, body: text, at: Date.now() });
      world.touch();
    };
    return await run(world, request, record, route, store);
  } catch (error) {
    if (error instanceof StripeRefusal) return errorAnswer(error.status, error.body);
    throw error;
  } finally {
    if (began && key !== null) keys.done(key);
  }
}

/** Runs the effect once, with the faults that were asked for before and after it. */
async function run(
  world: World,
  request: HttpRequest,
  record: RequestRecord,
  route: Route,
  store: (answer: Answer) => void,
): Promise<Answer | null> {
  const faults = world.faults.take(request.method, request.path, false);
  const before = await suffer(world, faults, "before");
  if (before !== "nothing") {
    if (before?.status === 500) store(before);
    return before;
  }
  const answer = execute(world, request, record, route, store);
  // An error after the effect is the answer the key keeps; a cut line leaves the true one.
  const lost = faults.some((f) => f.kind === "error" && f.status === 500 && f.when === "after");
  if (lost) store(serverError(500));
  const after = await suffer(world, faults, "after");
  return after === "nothing" ? answer : after;
}

function execute(
  world: World,
  request: HttpRequest,
  record: RequestRecord,
  route: Route,
  store: (answer: Answer) => void,
): Answer {
  const form = parseForm(request.method === "POST" ? request.body : request.query);
  const paths = paramsOf(form).texts("expand");
  form.delete("expand");
  world.cause = { id: record.id, idempotency_key: record.key };
  try {
    const result = route.handle(world, paramsOf(form), route.id);
    const answer = json(200, expand(world, result, paths));
    store(answer);
    return answer;
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    const answer = errorAnswer(error.status, error.body);
    if (error.executed) store(answer);
    return answer;
  } finally {
    world.cause = null;
    if (request.method === "POST") world.touch();
  }
}

async function replay(
  world: World,
  request: HttpRequest,
  stored: { status: number; body: string; requestId: string },
): Promise<Answer | null> {
  const faults = world.faults.take(request.method, request.path, true);
  const before = await suffer(world, faults, "before");
  const lost = before === "nothing" ? await suffer(world, faults, "after") : before;
  if (lost !== "nothing") return lost;
  const headers = {
    "Content-Type": "application/json",
    "Idempotent-Replayed": "true",
    "Original-Request": stored.requestId,
  };
  return { status: stored.status, body: stored.body, headers };
}

/** Lives through the faults of one side of the effect; tells what is left of the answer. */
async function suffer(
  world: World,
  faults: readonly FaultKind[],
  when: "before" | "after",
): Promise<Answer | null | "nothing"> {
  for (const fault of faults) {
    if (fault.kind === "latency" && when === "before") await sleep(fault.ms);
    if (fault.kind === "hold" && (fault.when ?? "before") === when) await world.faults.hold();
    if (fault.kind === "drop-connection" && fault.when === when) return null;
    if (fault.kind === "error" && fault.when === when) return serverError(fault.status);
  }
  return "nothing";
}

/** As Stripe does: a stored 500 would only come again, so the SDK is told not to ask. */
function keyHeaders({ key, id }: RequestRecord, status: number): Record<string, string> {
  return {
    "Idempotency-Key": key ?? "",
    "Original-Request": id,
    ...(status === 500 ? { "Stripe-Should-Retry": "false" } : {}),
  };
}

function remember(world: World, request: HttpRequest): RequestRecord {
  const record: RequestRecord = {
    id: newId("req_", 14),
    at: Date.now(),
    method: request.method,
    path: request.path,
    query: request.query,
    key: request.method === "POST" ? request.header("idempotency-key") : null,
    status: null,
    replayed: false,
  };
  world.requests.push(record);
  if (world.requests.length > REMEMBERED_REQUESTS) world.requests.shift();
  return record;
}

function checkSecret(world: World, request: HttpRequest): void {
  const given = request.header("authorization");
  const basic = `Basic ${Buffer.from(`${world.secretKey}:`).toString("base64")}`;
  if (given === `Bearer ${world.secretKey}` || given === basic) return;
  const message =
    given === null
      ? "You did not provide an API key. Set it in the Authorization header, as 'Bearer YOUR_SECRET_KEY'."
      : `Invalid API Key provided: ${given.replace(/^\S+\s+/, "").slice(0, 8)}****`;
  throw new StripeRefusal(401, { type: "invalid_request_error", message }, false);
}

function unknownUrl({ method, path }: HttpRequest): StripeRefusal {
  const message = `Unrecognized request URL (${method}: ${path}). If you are trying to list objects, remove the trailing slash. If you are trying to retrieve an object, make sure you passed a valid (non-empty) identifier in your code.`;
  return new StripeRefusal(404, { type: "invalid_request_error", message }, false);
}
