/** A mail as the API took it. */
export interface Mail {
  readonly id: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly html: string | null;
  readonly text: string | null;
  readonly createdAt: string;
  readonly idempotencyKey: string | null;
  /** Of the whole request, attachments included. */
  readonly fingerprint: string;
  readonly attachments: readonly Attachment[];
}

export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly contentId: string | null;
  readonly size: number;
}

/** What tests and people see. */
export interface MailView {
  readonly id: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly html: string | null;
  readonly text: string | null;
  readonly createdAt: string;
  readonly idempotencyKey: string | null;
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly size: number;
    readonly url: string;
  }[];
}

export function viewMail(mail: Mail, origin: string): MailView {
  const { id, to, from, subject, html, text, createdAt, idempotencyKey } = mail;
  const attachments = mail.attachments.map(({ filename, contentType, size }, index) => ({
    filename,
    contentType,
    size,
    url: `${origin}/attachments/${id}/${index}`,
  }));
  return { id, to, from, subject, html, text, createdAt, idempotencyKey, attachments };
}
