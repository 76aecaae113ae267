import { request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";

const TIMEOUT_MS = 20_000;

/** Posts a body and resolves with the status; rejects on a timeout or a broken line. */
export function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith("https:") ? secureRequest : plainRequest;
    const length = { "Content-Length": Buffer.byteLength(body) };
    const options = { method: "POST", headers: { ...headers, ...length }, signal, agent: false };
    const outgoing = send(url, options, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 0));
      answer.on("error", reject);
    });
    outgoing.setTimeout(TIMEOUT_MS, () => outgoing.destroy(new Error("timed out")));
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
