// POST /emails and /emails/batch: refuse, replay or accept, in the vendor's words.
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { isRecord, parseJson, readText, sendJson } from "../loopback.js";
import { type Faults, spend } from "./faults.js";
import type { Mailbox } from "./mailbox.js";
import { fingerprintOf, readMail } from "./read-mail.js";

export interface SendContext {
  readonly faults: Faults;
  readonly mailbox: Mailbox;
  readonly vendorUrl: string | null;
  readonly apiKey: string;
  /** Keys of requests under way. */
  readonly sending: Set<string>;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export async function sendMail(
  ctx: SendContext,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { faults } = ctx;
  faults.requests += 1;
  const text = await readText(req);
  if (spend(faults.latency)) await sleep(faults.latency.ms);
  if (spend(faults.fail)) {
    refuse(res, faults.fail.status, faults.fail.retryAfter);
    return;
  }
  const key = req.headers["idempotency-key"];
  const path = (req.url ?? "").split("?")[0] ?? "";
  const answer = await accept(ctx, path, text, typeof key === "string" ? key : null);
  if (answer.status === 200 && spend(faults.loseAnswer)) {
    await sleep(faults.loseAnswer.hangMs);
    return void req.socket.destroy();
  }
  sendJson(res, answer.status, answer.body);
}

async function accept(
  ctx: SendContext,
  path: string,
  text: string,
  key: string | null,
): Promise<Answer> {
  if (key !== null && (key.length < 1 || key.length > 256)) {
    return problem(400, "invalid_idempotency_key", "The key must be between 1-256 chars.");
  }
  const body = parseJson(text);
  const fingerprint = fingerprintOf(body);
  const earlier = key === null ? undefined : ctx.mailbox.findByKey(key);
  if (earlier) {
    if (earlier.fingerprint === fingerprint) return { status: 200, body: { id: earlier.id } };
    const message = "Same idempotency key used with a different request payload.";
    return problem(409, "invalid_idempotent_request", message);
  }
  if (key !== null && ctx.sending.has(key)) {
    const message = "Another request with the same idempotency key is in progress.";
    return problem(409, "concurrent_idempotent_requests", message);
  }
  if (key !== null) ctx.sending.add(key);
  try {
    const answer = await askVendor(ctx, path, body);
    if (answer.status === 200) keepAll(ctx, body, answer.body, key, fingerprint);
    return answer;
  } finally {
    if (key !== null) ctx.sending.delete(key);
  }
}

function keepAll(
  ctx: SendContext,
  body: unknown,
  answered: unknown,
  idempotencyKey: string | null,
  fingerprint: string,
): void {
  const bodies = (Array.isArray(body) ? body : [body]).filter(isRecord);
  const answers =
    isRecord(answered) && Array.isArray(answered["data"]) ? answered["data"] : [answered];
  bodies.forEach((one, index) => {
    const id = isRecord(answers[index]) ? String(answers[index]["id"]) : randomUUID();
    const { mail, files } = readMail(one, { id, idempotencyKey, fingerprint });
    ctx.mailbox.keep(mail, files);
  });
}

// Without the key: replays are ours, because the vendor's memory would not survive a restart.
async function askVendor(ctx: SendContext, path: string, body: unknown): Promise<Answer> {
  const withoutFiles = Array.isArray(body) ? body : { ...(isRecord(body) ? body : {}) };
  if (isRecord(withoutFiles)) delete withoutFiles["attachments"];
  try {
    if (!ctx.vendorUrl) throw new Error("no vendor");
    const response = await fetch(`${ctx.vendorUrl}${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${ctx.apiKey}` },
      body: JSON.stringify(withoutFiles),
      signal: AbortSignal.timeout(5_000),
    });
    return { status: response.status, body: await response.json() };
  } catch {
    return decideAlone(body);
  }
}

function decideAlone(body: unknown): Answer {
  if (Array.isArray(body))
    return { status: 200, body: { data: body.map(() => ({ id: randomUUID() })) } };
  const missing = ["from", "to", "subject"].find((field) => !isRecord(body) || !body[field]);
  if (missing) return problem(422, "missing_required_field", `Missing \`${missing}\` field.`);
  return { status: 200, body: { id: randomUUID() } };
}

function problem(status: number, name: string, message: string): Answer {
  return { status, body: { statusCode: status, name, message } };
}

function refuse(res: ServerResponse, status: 429 | 500, retryAfter: number): void {
  if (status === 500) {
    const { body } = problem(500, "internal_server_error", "An unexpected error occurred.");
    return sendJson(res, 500, body);
  }
  const message = "Too many requests. Please limit the number of requests per second.";
  const { body } = problem(429, "rate_limit_exceeded", message);
  const headers = {
    "retry-after": String(retryAfter),
    "ratelimit-limit": "2",
    "ratelimit-remaining": "0",
    "ratelimit-reset": String(retryAfter),
  };
  sendJson(res, 429, body, headers);
}
