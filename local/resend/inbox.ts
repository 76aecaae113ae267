// The inbox for people: every mail as its reader would see it, with its attachments.
import type { Mail } from "./types.js";

export function inboxPage(mails: readonly Mail[]): string {
  const items = mails.map(listItem).join("");
  const empty = `<p class="empty">No mail yet. Book two seats and look again.</p>`;
  return page(
    "Inbox",
    `<header><h1>Inbox</h1><span class="count">${mails.length}</span></header>
${mails.length > 0 ? `<ul class="mails">${items}</ul>` : empty}`,
    `<meta http-equiv="refresh" content="5">`,
  );
}

export function mailPage(mail: Mail): string {
  const files = mail.attachments.map((file, index) => attachment(mail, file, index)).join("");
  const rows = [
    ["From", mail.from],
    ["To", mail.to.join(", ")],
    ["Cc", mail.cc.join(", ")],
    ["Reply to", mail.replyTo.join(", ")],
    ["Sent", clock(mail.createdAt)],
    ["Key", mail.idempotencyKey ?? ""],
  ];
  const facts = rows
    .filter(([, value]) => value)
    .map(([name, value]) => `<div><dt>${name}</dt><dd>${escape(value ?? "")}</dd></div>`);
  const text = mail.text
    ? `<details${mail.html ? "" : " open"}><summary>Plain text</summary><pre>${escape(mail.text)}</pre></details>`
    : "";
  const frame = mail.html
    ? `<iframe title="The mail" sandbox="${SANDBOX}" src="/inbox/${mail.id}/html"></iframe>`
    : "";
  return page(
    mail.subject,
    `<a class="back" href="/inbox">&larr; Inbox</a><article><h1>${escape(mail.subject)}</h1>
<dl>${facts.join("")}</dl>${files ? `<ul class="files">${files}</ul>` : ""}${frame}${text}</article>`,
    "",
  );
}

/** The mail's own HTML, for the frame: links open in a new tab, inline pictures come from its attachments. */
export function mailHtml(mail: Mail): string {
  const inline = mail.attachments.reduce((html, { contentId }, index) => {
    return contentId
      ? html.replaceAll(`cid:${contentId}`, `/attachments/${mail.id}/${index}`)
      : html;
  }, mail.html ?? "");
  return `<base target="_blank">${inline}`;
}

/** No script of a mail ever runs. */
export const SANDBOX = "allow-popups allow-popups-to-escape-sandbox";

function listItem(mail: Mail): string {
  const files = mail.attachments.map(({ filename }) => `<i>${escape(filename)}</i>`).join("");
  return `<li><a href="/inbox/${mail.id}"><span class="line"><strong>${escape(mail.subject)}</strong>
<time datetime="${mail.createdAt}">${clock(mail.createdAt)}</time></span>
<span class="to">${escape(mail.to.join(", "))}</span>${files ? `<span class="chips">${files}</span>` : ""}</a></li>`;
}

function attachment(mail: Mail, file: Mail["attachments"][number], index: number): string {
  return `<li><a href="/attachments/${mail.id}/${index}" download="${escape(file.filename)}">
<strong>${escape(file.filename)}</strong><small>${size(file.size)}</small></a></li>`;
}

function clock(iso: string): string {
  const at = new Date(iso);
  const options = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const;
  return at.toLocaleString("en-GB", options);
}

function size(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1_000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

function page(title: string, body: string, head: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">${head}
<title>${escape(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;
}

const STYLE = `
:root{color-scheme:light dark;--ground:#f4f4f2;--card:#fff;--ink:#1b1b1a;--soft:#6b6b66;--line:#e3e3de;--accent:#b3261e}
@media(prefers-color-scheme:dark){:root{--ground:#141414;--card:#1e1e1e;--ink:#f1f1ef;--soft:#a3a39d;--line:#303030;--accent:#ff8a80}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:820px;margin:0 auto;padding:clamp(16px,4vw,48px) 16px 64px}
header{display:flex;align-items:center;gap:12px;margin-bottom:20px}h1{font-size:clamp(22px,4vw,30px);line-height:1.2;letter-spacing:-.02em;margin:0;overflow-wrap:anywhere}
.count{font-size:14px;color:var(--soft);border:1px solid var(--line);border-radius:99px;padding:2px 10px}
ul{list-style:none;margin:0;padding:0}.mails{background:var(--card);border:1px solid var(--line);border-radius:16px;overflow:hidden}
.mails li+li{border-top:1px solid var(--line)}.mails a{display:grid;gap:2px;padding:16px 20px;color:inherit;text-decoration:none}
.mails a:hover{background:color-mix(in srgb,var(--accent) 6%,transparent)}a:focus-visible{outline:3px solid var(--accent);outline-offset:-3px;border-radius:12px}
.line{display:flex;justify-content:space-between;gap:16px;align-items:baseline}.line strong{overflow-wrap:anywhere}
time{color:var(--soft);font-size:14px;white-space:nowrap}.to{color:var(--soft);font-size:15px;overflow-wrap:anywhere}
.chips{display:flex;flex-wrap:wrap;gap:6px;margin-top:8px}.chips i{font-style:normal;font-size:13px;border:1px solid var(--line);border-radius:8px;padding:2px 8px;color:var(--soft)}
.empty{color:var(--soft);background:var(--card);border:1px dashed var(--line);border-radius:16px;padding:48px 20px;text-align:center}
.back{display:inline-block;color:var(--soft);text-decoration:none;padding:8px 0;margin-bottom:8px}
article{background:var(--card);border:1px solid var(--line);border-radius:16px;padding:clamp(16px,4vw,32px);display:grid;gap:20px}
dl{margin:0;display:grid;gap:4px;font-size:15px}dl div{display:grid;grid-template-columns:80px 1fr;gap:12px}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.files{display:flex;flex-wrap:wrap;gap:10px}.files a{display:grid;padding:10px 16px;border:1px solid var(--line);border-radius:12px;color:inherit;text-decoration:none;overflow-wrap:anywhere}
.files a:hover{border-color:var(--accent)}small{color:var(--soft)}
iframe{width:100%;height:min(760px,80vh);border:1px solid var(--line);border-radius:12px;background:#fff}
summary{cursor:pointer;color:var(--soft)}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:14px/1.6 ui-monospace,monospace;margin:12px 0 0}`;
