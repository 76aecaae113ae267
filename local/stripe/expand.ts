import { invalid } from "./errors";
import { embedded } from "./lists";
import { refundsOf } from "./refunds";
import type { World } from "./world";

type Json = Record<string, unknown>;

/** A copy of the answer with every `expand[]` path replaced by the object it names. */
export function expand(world: World, answer: object, paths: readonly string[]): object {
  const copy = structuredClone(answer) as Json;
  for (const path of paths) expandPath(world, copy, path.split("."), path);
  return copy;
}

function expandPath(world: World, node: Json, names: readonly string[], path: string): void {
  const [name, ...rest] = names;
  if (name === undefined) return;
  if (name === "data" && Array.isArray(node["data"])) {
    for (const item of node["data"] as Json[]) expandPath(world, item, rest, path);
    return;
  }
  const value = expandable(world, node, name);
  if (value === undefined) throw invalid(`This property cannot be expanded (${path}).`, "expand");
  node[name] = value;
  if (isObject(value)) expandPath(world, value, rest, path);
}

/** The object behind a property, null when there is none, undefined when it cannot be expanded. */
function expandable(world: World, node: Json, name: string): Json | null | undefined {
  const value = node[name];
  if (isObject(value)) return value;
  const id = String(node["id"]);
  if (node["object"] === "charge" && name === "refunds")
    return copyOf(embedded(`/v1/charges/${id}/refunds`, refundsOf(world, id)));
  if (node["object"] === "checkout.session" && name === "line_items") {
    const items = world.state.sessions[id]?.items ?? [];
    return copyOf(embedded(`/v1/checkout/sessions/${id}/line_items`, items));
  }
  if (!EXPANDABLE.has(name)) return undefined;
  return typeof value === "string" ? (byId(world, value) ?? undefined) : null;
}

function byId({ state }: World, id: string): Json | null {
  const found = state.intents[id] ?? state.charges[id] ?? state.refunds[id]?.refund ?? null;
  return found === null ? null : copyOf(found);
}

const EXPANDABLE = new Set(["payment_intent", "latest_charge", "charge", "customer", "invoice"]);

function copyOf(object: object): Json {
  return structuredClone(object) as Json;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
