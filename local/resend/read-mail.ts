import { createHash } from "node:crypto";
import { isRecord } from "../loopback.js";
import type { Attachment, Mail } from "./types.js";

const TYPES: Record<string, string> = {
  pdf: "application/pdf",
  ics: "text/calendar",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  svg: "image/svg+xml",
  txt: "text/plain",
  html: "text/html",
  csv: "text/csv",
  json: "application/json",
  pkpass: "application/vnd.apple.pkpass",
};

/** What `POST /emails` carries, as we keep it. */
export function readMail(
  body: Record<string, unknown>,
  facts: { id: string; idempotencyKey: string | null; fingerprint: string },
): { mail: Mail; files: Buffer[] } {
  const parts = (Array.isArray(body["attachments"]) ? body["attachments"] : []).filter(isRecord);
  const files = parts.map((part) => Buffer.from(String(part["content"] ?? ""), "base64"));
  const attachments = parts.map((part, index) => readAttachment(part, files[index]?.length ?? 0));
  const mail: Mail = {
    ...facts,
    to: listOf(body["to"]),
    cc: listOf(body["cc"]),
    bcc: listOf(body["bcc"]),
    replyTo: listOf(body["reply_to"]),
    from: String(body["from"] ?? ""),
    subject: String(body["subject"] ?? ""),
    html: textOf(body["html"]),
    text: textOf(body["text"]),
    createdAt: new Date().toISOString(),
    attachments,
  };
  return { mail, files };
}

/** The same request has the same fingerprint; one changed byte in an attachment changes it. */
export function fingerprintOf(body: unknown): string {
  return createHash("sha256").update(stable(body)).digest("hex");
}

function readAttachment(part: Record<string, unknown>, size: number): Attachment {
  const filename = String(part["filename"] ?? "attachment");
  const extension = filename.split(".").at(-1)?.toLowerCase() ?? "";
  const guessed = TYPES[extension] ?? "application/octet-stream";
  return {
    filename,
    contentType: textOf(part["content_type"]) ?? guessed,
    contentId: textOf(part["content_id"]),
    size,
  };
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(",")}]`;
  if (value === undefined) return "null";
  if (!isRecord(value)) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${stable(held)}`).join(",")}}`;
}

function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" ? [value] : [];
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
