import { SECOND_MS } from "@/lib/domain/time";
import { askRedis, REDIS_AWAY } from "./redis";

const memory = new Map<string, { readonly until: number; readonly text: string }>();
const MOST_IN_MEMORY = 500;

interface Entry<T> {
  /** Carries the catalogue version, so an edit makes every older copy unreachable at once. */
  readonly key: string;
  readonly seconds: number;
  readonly load: () => Promise<T>;
}

/**
 * A value from Redis, else from this process's memory, else loaded and kept in both. Values are
 * plain data and dates. Redis being away only means loading more often.
 */
export async function cached<T>({ key, seconds, load }: Entry<T>): Promise<T> {
  const known = readMemory(key) ?? (await readRedis(key));
  if (known !== null) {
    keepInMemory(key, seconds, known);
    return decode(known) as T;
  }
  const value = await load();
  const text = encode(value);
  keepInMemory(key, seconds, text);
  await askRedis((redis) => redis.set(`cache:${key}`, text, { ex: seconds }));
  return value;
}

function readMemory(key: string): string | null {
  const entry = memory.get(key);
  return entry && entry.until > Date.now() ? entry.text : null;
}

async function readRedis(key: string): Promise<string | null> {
  const found = await askRedis((redis) => redis.get<string>(`cache:${key}`));
  return found === REDIS_AWAY ? null : found;
}

function keepInMemory(key: string, seconds: number, text: string): void {
  if (memory.has(key)) return;
  if (memory.size >= MOST_IN_MEMORY) {
    const oldest = memory.keys().next().value;
    if (oldest !== undefined) memory.delete(oldest);
  }
  memory.set(key, { until: Date.now() + seconds * SECOND_MS, text });
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
