import { invalid } from "./errors";
import type { FormTree } from "./form";

/** Reads one level of a request's parameters and refuses in Stripe's words. */
export interface Params {
  readonly names: readonly string[];
  text(name: string): string | undefined;
  requiredText(name: string): string;
  integer(name: string): number | undefined;
  requiredInteger(name: string): number;
  child(name: string): Params | undefined;
  list(name: string): Params[];
  texts(name: string): string[];
  metadata(name?: string): Record<string, string>;
  url(name: string): string | undefined;
  onlyKnows(allowed: ReadonlySet<string>): void;
  nameOf(name: string): string;
}

/** Wraps a parsed form; `path` is where it sits in the whole body, for the `param` of an error. */
export function paramsOf(tree: FormTree, path = ""): Params {
  const nameOf = (name: string) => (path === "" ? name : `${path}[${name}]`);
  const text = (name: string): string | undefined => {
    const value = tree.get(name);
    if (value instanceof Map) throw invalid(`Invalid string: ${nameOf(name)}`, nameOf(name));
    return value;
  };
  const child = (name: string): Params | undefined => {
    const value = tree.get(name);
    if (typeof value === "string" && value !== "")
      throw invalid("Invalid object", nameOf(name), "parameter_invalid_object");
    return value instanceof Map ? paramsOf(value, nameOf(name)) : undefined;
  };
  const children = (name: string) => child(name)?.names ?? [];
  const params: Params = {
    names: [...tree.keys()],
    nameOf,
    text,
    child,
    requiredText: (name) => required(text(name), nameOf(name)),
    integer: (name) => toInteger(text(name), nameOf(name)),
    requiredInteger: (name) => required(params.integer(name), nameOf(name)),
    list: (name) =>
      children(name).map((index) => required(child(name)?.child(index), nameOf(name))),
    texts: (name) =>
      children(name).map((index) => required(child(name)?.text(index), nameOf(name))),
    metadata: (name = "metadata") => readMetadata(child(name), nameOf(name)),
    url: (name) => toUrl(text(name), nameOf(name)),
    onlyKnows: (allowed) => {
      const unknown = params.names.find((name) => !allowed.has(name));
      if (unknown === undefined) return;
      const param = nameOf(unknown);
      throw invalid(`Received unknown parameter: ${param}`, param, "parameter_unknown");
    },
  };
  return params;
}

function required<T>(value: T | undefined, param: string): T {
  if (value === undefined)
    throw invalid(`Missing required param: ${param}.`, param, "parameter_missing");
  if (value === "")
    throw invalid(
      `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset.`,
      param,
      "parameter_invalid_empty",
    );
  return value;
}

function toInteger(value: string | undefined, param: string): number | undefined {
  if (value === undefined || value === "") return undefined;
  if (!/^-?\d{1,15}$/.test(value))
    throw invalid(`Invalid integer: ${value}`, param, "parameter_invalid_integer");
  return Number(value);
}

function toUrl(value: string | undefined, param: string): string | undefined {
  if (value === undefined || value === "") return undefined;
  // The template is replaced only when the visitor is sent back, so it may stand in the URL now.
  if (!/^https?:$/.test(URL.canParse(value) ? new URL(value).protocol : ""))
    throw invalid("Not a valid URL", param, "url_invalid");
  return value;
}

function readMetadata(tree: Params | undefined, param: string): Record<string, string> {
  const names = tree?.names ?? [];
  if (names.length > 50) throw invalid("Metadata can have up to 50 keys.", param);
  const entries = names.map((name): [string, string] => {
    const value = tree?.text(name) ?? "";
    if (name.length > 40) throw invalid("Metadata keys can have up to 40 characters.", param);
    if (value.length > 500)
      throw invalid("Metadata values can have up to 500 characters.", `${param}[${name}]`);
    return [name, value];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== ""));
}
