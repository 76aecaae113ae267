import type { IncomingMessage, ServerResponse } from "node:http";
import { readJson, readText, send, sendHtml, sendJson } from "../loopback.js";
import { applyControl } from "./control.js";
import { inboxPage, mailHtml, mailPage, SANDBOX } from "./inbox.js";
import { sendMail, type SendContext } from "./send.js";
import { type Mail, viewMail } from "./types.js";

export async function handle(
  ctx: SendContext,
  origin: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const path = (req.url ?? "/").split("?")[0] ?? "/";
  const [first, second = "", third = ""] = path.split("/").slice(1);
  if (path === "/_control" && req.method === "POST") {
    const known = applyControl(ctx.faults, ctx.mailbox, await readJson(req));
    sendJson(res, known ? 200 : 400, { known, requests: ctx.faults.requests });
    return;
  }
  if (req.method === "GET") {
    if (path === "/") {
      redirect(res, "/inbox");
      return;
    }
    if (path === "/health") {
      sendJson(res, 200, { ok: true });
      return;
    }
    if (path === "/inbox") {
      sendHtml(res, 200, inboxPage(ctx.mailbox.list()));
      return;
    }
    if (path === "/inbox.json") {
      sendJson(
        res,
        200,
        ctx.mailbox.list().map((mail) => viewMail(mail, origin)),
      );
      return;
    }
    if (first === "inbox") {
      showMail(ctx, res, second, third);
      return;
    }
    if (first === "attachments") {
      sendAttachment(ctx, res, second, Number(third));
      return;
    }
  }
  const refusal = checkKey(ctx.apiKey, req.headers.authorization);
  if (refusal) {
    sendJson(res, refusal.statusCode, refusal);
    return;
  }
  if (req.method === "POST" && (path === "/emails" || path === "/emails/batch")) {
    return sendMail(ctx, req, res);
  }
  const mail = req.method === "GET" && first === "emails" ? ctx.mailbox.find(second) : undefined;
  if (mail && third === "") {
    sendJson(res, 200, asVendorShows(mail));
    return;
  }
  return passOn(ctx, req, res);
}

function showMail(ctx: SendContext, res: ServerResponse, id: string, what: string): void {
  const mail = ctx.mailbox.find(id);
  if (!mail) return sendHtml(res, 404, "<p>No such mail. <a href='/inbox'>Inbox</a></p>");
  if (what !== "html") return sendHtml(res, 200, mailPage(mail));
  send(res, 200, "text/html; charset=utf-8", mailHtml(mail), {
    "Content-Security-Policy": `sandbox ${SANDBOX}`,
  });
}

function sendAttachment(ctx: SendContext, res: ServerResponse, id: string, index: number): void {
  const file = ctx.mailbox.find(id)?.attachments[index];
  const content = ctx.mailbox.readAttachment(id, index);
  if (!file || !content) return sendJson(res, 404, { error: "no such attachment" });
  send(res, 200, file.contentType, content, {
    "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
    "Content-Security-Policy": "sandbox",
    "X-Content-Type-Options": "nosniff",
  });
}

function checkKey(apiKey: string, header: string | undefined) {
  if (!header) {
    const message = "Missing API key in the authorization header.";
    return { statusCode: 401, name: "missing_api_key", message };
  }
  if (header === `Bearer ${apiKey}`) return null;
  return { statusCode: 403, name: "invalid_api_key", message: "API key is invalid" };
}

function asVendorShows(mail: Mail): object {
  return {
    object: "email",
    id: mail.id,
    to: mail.to,
    from: mail.from,
    created_at: mail.createdAt,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    bcc: mail.bcc,
    cc: mail.cc,
    reply_to: mail.replyTo,
    last_event: "delivered",
  };
}

// Everything else of the API is the vendor's own affair.
async function passOn(ctx: SendContext, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (!ctx.vendorUrl) {
    sendJson(res, 404, { statusCode: 404, name: "not_found" });
    return;
  }
  const body = req.method === "GET" || req.method === "HEAD" ? undefined : await readText(req);
  const response = await fetch(`${ctx.vendorUrl}${req.url ?? "/"}`, {
    method: req.method ?? "GET",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${ctx.apiKey}` },
    ...(body ? { body } : {}),
  });
  const type = response.headers.get("content-type") ?? "application/json";
  send(res, response.status, type, Buffer.from(await response.arrayBuffer()));
}

function redirect(res: ServerResponse, to: string): void {
  res.writeHead(302, { Location: to }).end();
}
