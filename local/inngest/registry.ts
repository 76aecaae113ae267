// What the SDK sends to /fn/register, turned into configurations we are sure to understand.
import { isRecord } from "../loopback.js";
import { compile } from "./expressions.js";
import { parseCron } from "./schedule/cron.js";
import type { FunctionConfig, Trigger } from "./types.js";

const DEFAULT_RETRIES = 3;
const ONLY_RANKS = new Set(["priority"]);

/** Reads a registration; throws with a sentence for people when a function asks for what we lack. */
export function readRegistration(body: unknown, appUrl: string): FunctionConfig[] {
  const functions = isRecord(body) && Array.isArray(body["functions"]) ? body["functions"] : null;
  if (!functions) throw new Error("A registration needs a list of functions.");
  return functions.filter(isRecord).map((fn) => readFunction(fn, appUrl));
}

function readFunction(fn: Record<string, unknown>, appUrl: string): FunctionConfig {
  const id = String(fn["id"]);
  const step = readStep(fn, id);
  const triggers = Array.isArray(fn["triggers"]) ? fn["triggers"].filter(isRecord) : [];
  const config: FunctionConfig = {
    id,
    name: String(fn["name"] ?? id),
    url: reachableUrl(step.url, appUrl),
    maxAttempts: step.retries + 1,
    triggers: triggers.map(readTrigger),
    cancel: listOf(fn["cancel"]),
    concurrency: readConcurrency(fn["concurrency"]),
    ...optional(fn, "throttle"),
    ...optional(fn, "rateLimit"),
    ...optional(fn, "debounce"),
    ...optional(fn, "batchEvents"),
    ...optional(fn, "singleton"),
    ...optional(fn, "idempotency"),
    ...optional(fn, "timeouts"),
  };
  check(config, fn);
  return config;
}

function readStep(fn: Record<string, unknown>, id: string): { url: string; retries: number } {
  const [step] = isRecord(fn["steps"]) ? Object.values(fn["steps"]).filter(isRecord) : [];
  const runtime = step && isRecord(step["runtime"]) ? step["runtime"] : {};
  if (typeof runtime["url"] !== "string") throw new Error(`Function ${id} has no address.`);
  const retries = step && isRecord(step["retries"]) ? step["retries"]["attempts"] : undefined;
  return { url: runtime["url"], retries: typeof retries === "number" ? retries : DEFAULT_RETRIES };
}

function readTrigger(trigger: Record<string, unknown>): Trigger {
  const { event, expression, cron } = trigger;
  return {
    ...(typeof event === "string" ? { event } : {}),
    ...(typeof expression === "string" ? { expression } : {}),
    ...(typeof cron === "string" ? { cron } : {}),
  };
}

function readConcurrency(value: unknown): FunctionConfig["concurrency"] {
  if (typeof value === "number") return [{ limit: value }];
  return listOf(isRecord(value) ? [value] : value);
}

function listOf<T>(value: unknown): T[] {
  return Array.isArray(value) ? (value as T[]) : [];
}

function optional<K extends keyof FunctionConfig>(
  fn: Record<string, unknown>,
  key: K,
): Pick<FunctionConfig, K> | Record<string, never> {
  return fn[key] === undefined || fn[key] === null
    ? {}
    : ({ [key]: fn[key] } as Pick<FunctionConfig, K>);
}

function check(config: FunctionConfig, raw: Record<string, unknown>): void {
  try {
    for (const { cron } of config.triggers) if (cron) parseCron(cron);
    const expressions = [
      ...config.triggers.map((trigger) => trigger.expression),
      ...config.cancel.map((rule) => rule.if),
      ...config.concurrency.map((rule) => rule.key),
      config.throttle?.key,
      config.rateLimit?.key,
      config.debounce?.key,
      config.batchEvents?.key,
      config.batchEvents?.if,
      config.singleton?.key,
      config.idempotency,
    ];
    expressions.forEach((text) => text && compile(text));
    const unknown = Object.keys(raw).filter((key) => !KNOWN.has(key) && !ONLY_RANKS.has(key));
    if (unknown.length > 0)
      throw new Error(`The local engine does not know ${unknown.join(", ")}.`);
  } catch (error) {
    throw new Error(`${config.id}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const KNOWN = new Set(
  "id name triggers steps cancel concurrency throttle rateLimit debounce batchEvents singleton idempotency timeouts".split(
    " ",
  ),
);

// In production mode the SDK believes it is behind https; the app we were told about is the truth.
function reachableUrl(registered: string, appUrl: string): string {
  const url = new URL(registered);
  const app = new URL(appUrl);
  const sameApp = portOf(url) === portOf(app) || url.pathname === app.pathname;
  if (!sameApp || !isLoopback(url.hostname)) return registered;
  if (portOf(url) !== portOf(app) && url.protocol === "http:") return registered;
  return `${app.origin}${url.pathname}${url.search}`;
}

function portOf(url: URL): string {
  return url.port || (url.protocol === "https:" ? "443" : "80");
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "127.0.0.1" || host === "[::1]" || host === "0.0.0.0";
}
