import type { z } from "zod";
import { problem, toProblem } from "./problem";
import { readText } from "./read-text";

const MOST_BYTES = 64 * 1024;

type Read<I> =
  | { readonly kind: "input"; readonly input: I }
  | { readonly kind: "problem"; readonly response: Response };

/** The query of a GET or the JSON body of anything else, parsed once by the schema. */
export async function readInput<I>(schema: z.ZodType<I>, request: Request): Promise<Read<I>> {
  const raw = request.method === "GET" ? readQuery(request) : await readBody(request);
  if (raw instanceof Response) return { kind: "problem", response: raw };
  const parsed = schema.safeParse(raw.value);
  if (parsed.success) return { kind: "input", input: parsed.data };
  return {
    kind: "problem",
    response: toProblem({ code: "invalid_input", fields: toFields(parsed.error) }),
  };
}

/** The first message per field, by path. */
export function toFields(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".") || "body"] ??= issue.message;
  return fields;
}

function readQuery(request: Request): { value: unknown } {
  return { value: Object.fromEntries(new URL(request.url).searchParams) };
}

async function readBody(request: Request): Promise<{ value: unknown } | Response> {
  const text = await readText(request, MOST_BYTES);
  if (text === null) {
    return problem(413, { code: "too_large", detail: "The body is larger than 64 KiB." });
  }
  if (text === "") return { value: {} };
  if (!request.headers.get("content-type")?.includes("application/json")) {
    return problem(415, {
      code: "wrong_media_type",
      detail: "Send JSON with content-type application/json.",
    });
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return problem(400, { code: "malformed_json", detail: "The body is not JSON." });
  }
}
