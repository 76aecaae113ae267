import { setTimeout as pause } from "node:timers/promises";
import { Resend } from "resend";
import { SECOND_MS } from "@/lib/domain/time";
import { env } from "@/lib/env";

/** The library itself waits for ever. */
const ANSWER_MS = 10 * SECOND_MS;
const UNSURE_SECONDS = 10;

export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly bytes: Buffer;
  }[];
  /** The same mail again under this key is the same mail. */
  readonly key: string;
}

export type MailAnswer =
  | { readonly kind: "sent"; readonly providerId: string }
  /** Not sent, or nobody knows: the same call later may pass, and its key makes it harmless. */
  | { readonly kind: "later"; readonly retryAfterSeconds: number; readonly reason: string }
  /** The provider will never take this mail. */
  | { readonly kind: "refused"; readonly reason: string };

let client: Resend | undefined;

/** Hands one mail to the provider. Never throws for what the provider says. */
export async function sendMail(mail: OutgoingMail): Promise<MailAnswer> {
  const { apiKey, baseUrl, from } = env().mail;
  client ??= new Resend(apiKey, { baseUrl });
  const attachments = mail.attachments.map(({ filename, contentType, bytes }) => ({
    filename,
    contentType,
    content: bytes.toString("base64"),
  }));
  const answer = client.emails.send(
    { from, to: mail.to, subject: mail.subject, html: mail.html, text: mail.text, attachments },
    { idempotencyKey: mail.key },
  );
  const settled = await Promise.race([answer, pause(ANSWER_MS, null, { ref: false })]);
  if (settled === null)
    return { kind: "later", retryAfterSeconds: UNSURE_SECONDS, reason: "no answer in time" };
  const { data, error, headers } = settled;
  if (data) return { kind: "sent", providerId: data.id };
  const reason = error.name;
  const status = error.statusCode;
  if (status === null) return { kind: "later", retryAfterSeconds: UNSURE_SECONDS, reason };
  // 409 under our own key: the first call is still running, or its body differed.
  if (status === 429 || status === 409 || status >= 500) {
    return { kind: "later", retryAfterSeconds: Number(headers?.["retry-after"] ?? 5) || 5, reason };
  }
  return { kind: "refused", reason: `${reason}: ${error.message}` };
}

/** This site's address, for the links in mails. */
export function siteAddress(): string {
  return env().appUrl;
}
