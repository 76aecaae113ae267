import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Resend } from "resend";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ResendControl, resendControl } from "../../local/resend/control.js";
import { type ResendPart, startResend } from "../../local/resend/start.js";

const PDF = Buffer.from("%PDF-1.7 two seats \u0000\u00ff", "latin1");
const stateDir = fs.mkdtempSync(path.join(os.tmpdir(), "matinee-resend-"));
let part: ResendPart;
let resend: Resend;
let control: ResendControl;

beforeEach(async () => {
  await start();
  await control.reset();
});
afterEach(() => part.stop());

describe("a mail", () => {
  it("is kept whole, with attachments that can be downloaded byte for byte", async () => {
    const { data, error } = await resend.emails.send(confirmation("ada@example.com"));
    expect(error).toBeNull();
    const [mail] = await control.mails();
    expect(mail).toMatchObject({
      id: data?.id,
      to: ["ada@example.com"],
      from: "Matinee <tickets@example.com>",
      subject: "Your tickets",
      html: "<h1>Enjoy the film</h1>",
      text: "Enjoy the film",
      idempotencyKey: null,
      attachments: [
        { filename: "tickets.pdf", contentType: "application/pdf", size: PDF.length },
        { filename: "show.ics", contentType: "text/calendar", size: 15 },
      ],
    });
    const file = await fetch(mail?.attachments[0]?.url ?? "");
    expect(Buffer.from(await file.arrayBuffer()).equals(PDF)).toBe(true);
    expect(file.headers.get("content-type")).toBe("application/pdf");
    expect((await resend.emails.get(data?.id ?? "")).data?.subject).toBe("Your tickets");
  });

  it("without a sender, or with a wrong key, is refused as the vendor does", async () => {
    const unsigned = { ...confirmation("ada@example.com"), from: "" };
    expect((await resend.emails.send(unsigned)).error?.statusCode).toBe(422);
    const stranger = new Resend("re_other", { baseUrl: part.url });
    const refused = await stranger.emails.send(confirmation("ada@example.com"));
    expect(refused.error?.name).toBe("invalid_api_key");
    expect(await control.mails()).toEqual([]);
  });

  it("sent again under its key is the same mail, also after a restart; another body is a conflict", async () => {
    const options = { idempotencyKey: "confirmation/bkg_1/1" };
    const first = await resend.emails.send(confirmation("ada@example.com"), options);
    const again = await resend.emails.send(confirmation("ada@example.com"), options);
    await part.stop();
    await start();
    const later = await resend.emails.send(confirmation("ada@example.com"), options);
    expect(new Set([first, again, later].map(({ data }) => data?.id)).size).toBe(1);

    const changed = confirmation("ada@example.com", Buffer.from("another pdf"));
    const conflict = await resend.emails.send(changed, options);
    expect(conflict.error).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
    expect(await control.mails()).toHaveLength(1);
  });

  it("sent twenty times at once under one key is one mail", async () => {
    const options = { idempotencyKey: "welcome/usr_1/1" };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        resend.emails.send(confirmation("ada@example.com"), options),
      ),
    );
    const names = answers.map(({ error }) => error?.name ?? "sent");
    expect(names).toContain("sent");
    const allowed = ["sent", "concurrent_idempotent_requests"];
    expect(names.filter((name) => !allowed.includes(name))).toEqual([]);
    expect(await control.mails()).toHaveLength(1);
  });
});

describe("trouble", () => {
  it("is refused 429 with a time to come back, then 500, then works", async () => {
    await control.fail({ status: 429, times: 1, retryAfter: 7 });
    const limited = await resend.emails.send(confirmation("ada@example.com"));
    expect(limited.error?.name).toBe("rate_limit_exceeded");
    expect(limited.headers?.["retry-after"]).toBe("7");
    await control.fail({ status: 500, times: 1 });
    const broken = await resend.emails.send(confirmation("ada@example.com"));
    expect(broken.error?.statusCode).toBe(500);
    expect(await control.mails()).toEqual([]);
    expect((await resend.emails.send(confirmation("ada@example.com"))).error).toBeNull();
    expect(await control.requests()).toBe(3);
  });

  it("loses an answer after accepting, and the repeated key finds the mail", async () => {
    await control.acceptThenTimeout(1, 30);
    const options = { idempotencyKey: "refund/rfd_1/1" };
    const lost = await resend.emails.send(confirmation("ada@example.com"), options);
    expect(lost.error?.name).toBe("application_error");
    const found = await resend.emails.send(confirmation("ada@example.com"), options);
    const mails = await control.mails();
    expect(mails.map(({ id }) => id)).toEqual([found.data?.id]);
  });

  it("takes its time when told to", async () => {
    await control.latency(150, 1);
    const from = Date.now();
    await resend.emails.send(confirmation("ada@example.com"));
    expect(Date.now() - from).toBeGreaterThanOrEqual(145);
  });
});

describe("the inbox", () => {
  it("lists every mail newest first and survives a restart", async () => {
    await resend.emails.send(confirmation("ada@example.com"));
    await resend.emails.send({ ...confirmation("bob@example.com"), subject: "<i>Second</i>" });
    await part.stop();
    await start();
    const list = await (await fetch(part.inboxUrl)).text();
    expect(list.indexOf("&#60;i&#62;Second")).toBeLessThan(list.indexOf("Your tickets"));
    expect(list).toContain("ada@example.com");
    expect(list).toContain("tickets.pdf");
  });

  it("shows one mail with its attachments, and never runs its scripts", async () => {
    const html = `<script>alert(1)</script><img src="cid:poster">`;
    const poster = { filename: "poster.png", content: Buffer.from("png"), contentId: "poster" };
    await resend.emails.send({
      ...confirmation("ada@example.com"),
      html,
      attachments: [poster],
    });
    const [mail] = await control.mails();
    const page = await (await fetch(`${part.inboxUrl}/${mail?.id}`)).text();
    expect(page).toContain("poster.png");
    expect(page).not.toContain("alert(1)");
    const frame = await fetch(`${part.inboxUrl}/${mail?.id}/html`);
    expect(frame.headers.get("content-security-policy")).toMatch(/^sandbox(?!.*allow-scripts)/);
    expect(await frame.text()).toContain(`/attachments/${mail?.id}/0`);
  });

  it("keeps the rest of the vendor's API reachable", async () => {
    const { data } = await resend.batch.send([
      { from: "a@example.com", to: "b@example.com", subject: "One", text: "1" },
      { from: "a@example.com", to: "c@example.com", subject: "Two", text: "2" },
    ]);
    expect(data?.data).toHaveLength(2);
    expect((await control.mails()).map(({ subject }) => subject)).toEqual(["Two", "One"]);
    expect((await resend.domains.list()).error).toBeNull();
  });
});

async function start(): Promise<void> {
  part = await startResend({ port: 0, stateDir, apiKey: "re_local" });
  resend = new Resend("re_local", { baseUrl: part.url });
  control = resendControl(part.url);
}

function confirmation(to: string, pdf: Buffer = PDF) {
  return {
    from: "Matinee <tickets@example.com>",
    to,
    subject: "Your tickets",
    html: "<h1>Enjoy the film</h1>",
    text: "Enjoy the film",
    attachments: [
      { filename: "tickets.pdf", content: pdf },
      { filename: "show.ics", content: Buffer.from("BEGIN:VCALENDAR") },
    ],
  };
}
