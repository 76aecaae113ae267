import { invalid, missingReference } from "./errors";
import { paramsOf, type Params } from "./params";

/** The parameters every list endpoint takes. */
export const PAGING = ["limit", "starting_after", "ending_before", "created"] as const;

/** One page of `found`, which is sorted newest first. */
export function page<T extends { id: string }>(
  url: string,
  noun: string,
  found: readonly T[],
  params: Params,
): { object: "list"; data: T[]; has_more: boolean; url: string } {
  const limit = readLimit(params);
  const after = params.text("starting_after");
  const before = params.text("ending_before");
  if (before !== undefined) {
    if (after !== undefined)
      throw invalid("You may only specify one of these parameters: starting_after, ending_before.");
    const end = indexOf(found, before, noun, "ending_before");
    const start = Math.max(0, end - limit);
    return { object: "list", data: found.slice(start, end), has_more: start > 0, url };
  }
  const start = after === undefined ? 0 : indexOf(found, after, noun, "starting_after") + 1;
  const data = found.slice(start, start + limit);
  return { object: "list", data, has_more: start + limit < found.length, url };
}

/** The first page of a list that sits inside another object. */
export function embedded(url: string, found: readonly { id: string }[]): object {
  return page(url, "", found, paramsOf(new Map()));
}

/** Reads `created=…` or `created[gte]=…` and its companions into a predicate on Unix seconds. */
export function createdWithin(params: Params): (created: number) => boolean {
  if (!params.names.includes("created")) return () => true;
  const range = readRange(params);
  if (typeof range === "number") return (created) => created === range;
  const { gt, gte, lt, lte } = range;
  return (created) =>
    (gt === undefined || created > gt) &&
    (gte === undefined || created >= gte) &&
    (lt === undefined || created < lt) &&
    (lte === undefined || created <= lte);
}

type Range = Partial<Record<"gt" | "gte" | "lt" | "lte", number>>;

function readRange(params: Params): number | Range {
  try {
    const exact = params.integer("created");
    if (exact !== undefined) return exact;
  } catch {
    // Not a plain number: it is a range.
  }
  const tree = params.child("created");
  const range: Range = {};
  for (const name of ["gt", "gte", "lt", "lte"] as const) {
    const bound = tree?.integer(name);
    if (bound !== undefined) range[name] = bound;
  }
  return range;
}

function readLimit(params: Params): number {
  const limit = params.integer("limit") ?? 10;
  if (limit < 1)
    throw invalid(
      "This value must be greater than or equal to 1.",
      "limit",
      "parameter_invalid_integer",
    );
  if (limit > 100)
    throw invalid(
      "This value must be less than or equal to 100.",
      "limit",
      "parameter_invalid_integer",
    );
  return limit;
}

function indexOf(
  found: readonly { id: string }[],
  id: string,
  noun: string,
  param: string,
): number {
  const index = found.findIndex((one) => one.id === id);
  if (index < 0) throw missingReference(noun, id, param);
  return index;
}
