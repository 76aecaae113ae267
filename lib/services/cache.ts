import { SECOND_MS } from "@/lib/domain/time";
import { askRedis, REDIS_AWAY } from "./redis";

/** A value as text, and when it ends: the same instant in Redis and in every process's memory. */
interface Kept {
  readonly until: number;
  readonly text: string;
}

const memory = new Map<string, Kept>();
const MOST_IN_MEMORY = 500;
const running = new Map<string, Promise<string>>();

interface Entry<T> {
  /** Carries the catalogue version, so an edit makes every older copy unreachable at once. */
  readonly key: string;
  readonly seconds: number;
  readonly load: () => Promise<T>;
}

/**
 * A value from this process's memory, else from Redis, else loaded and kept in both. Values are
 * plain data and dates. Redis being away only means loading more often.
 */
export async function cached<T>(entry: Entry<T>): Promise<T> {
  const known = memory.get(entry.key);
  const text = known && known.until > Date.now() ? known.text : await findOnce(entry);
  return decode(text) as T;
}

/** However many ask at once, one looks and the others wait for it: no crowd reaches Redis. */
function findOnce<T>(entry: Entry<T>): Promise<string> {
  const known = running.get(entry.key);
  if (known) return known;
  const started = find(entry).finally(() => running.delete(entry.key));
  running.set(entry.key, started);
  return started;
}

async function find<T>({ key, seconds, load }: Entry<T>): Promise<string> {
  const known = await readRedis(key);
  if (known) {
    keepInMemory(key, known);
    return known.text;
  }
  const text = encode(await load());
  const kept = { until: Date.now() + seconds * SECOND_MS, text };
  keepInMemory(key, kept);
  await askRedis((redis) => redis.set(`cache:${key}`, `${kept.until}|${text}`, { ex: seconds }));
  return text;
}

async function readRedis(key: string): Promise<Kept | null> {
  const found = await askRedis((redis) => redis.get<string>(`cache:${key}`));
  if (found === REDIS_AWAY || found === null) return null;
  const at = found.indexOf("|");
  const until = Number(found.slice(0, at));
  return until > Date.now() ? { until, text: found.slice(at + 1) } : null;
}

function keepInMemory(key: string, kept: Kept): void {
  // Deleted first, so that the oldest of the map is the one kept longest ago.
  memory.delete(key);
  if (memory.size >= MOST_IN_MEMORY) {
    const oldest = memory.keys().next().value;
    if (oldest !== undefined) memory.delete(oldest);
  }
  memory.set(key, kept);
}

const DATE_MARK = "$date";

function encode(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, plain: unknown) {
    const original = this[key];
    return original instanceof Date ? { [DATE_MARK]: original.toISOString() } : plain;
  });
}

function decode(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === "object" && value !== null && DATE_MARK in value
      ? new Date(String(value[DATE_MARK]))
      : value,
  ) as unknown;
}
