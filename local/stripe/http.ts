import type { IncomingMessage, ServerResponse } from "node:http";

const LARGEST_BODY = 1024 * 1024;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request, read whole. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly body: string;
  header(name: string): string | null;
}

export async function readRequest(message: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > LARGEST_BODY) throw new Error("The body is too large");
    chunks.push(bytes);
  }
  const [path = "/", query = ""] = (message.url ?? "/").split("?", 2);
  return {
    method: message.method ?? "GET",
    path,
    query,
    body: Buffer.concat(chunks).toString("utf8"),
    header: (name) => {
      const value = message.headers[name];
      return typeof value === "string" ? value : null;
    },
  };
}

/** Sends the answer, or cuts the line when there is none to send. */
export function send(response: ServerResponse, answer: Answer | null): void {
  if (answer === null) {
    response.socket?.destroy();
    return;
  }
  response.writeHead(answer.status, {
    "Content-Length": Buffer.byteLength(answer.body),
    ...answer.headers,
  });
  response.end(answer.body);
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  const body = `${JSON.stringify(value, null, 2)}\n`;
  return { status, body, headers: { "Content-Type": "application/json", ...headers } };
}

export function redirect(location: string): Answer {
  return { status: 303, body: "", headers: { Location: location, "Cache-Control": "no-store" } };
}
