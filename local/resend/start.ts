import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { listen } from "../loopback.js";
import type { Part } from "../part.js";
import { startVendor } from "./emulator.js";
import { noFaults } from "./faults.js";
import { openMailbox } from "./mailbox.js";
import type { SendContext } from "./send.js";
import { handle } from "./server.js";

interface ResendOptions {
  readonly port: number;
  /** Where mails are kept; without one they live as long as the part. */
  readonly stateDir?: string;
  readonly apiKey: string;
}

export interface ResendPart extends Part {
  /** For RESEND_BASE_URL. */
  readonly url: string;
  /** The page for people. */
  readonly inboxUrl: string;
}

/** Starts the mail service and its inbox. */
export async function startResend(options: ResendOptions): Promise<ResendPart> {
  const temporary = options.stateDir
    ? null
    : fs.mkdtempSync(path.join(os.tmpdir(), "matinee-mail-"));
  // The front decides alone when the vendor's stand-in cannot start: no mail is lost over it.
  const vendor = await startVendor(options.apiKey).catch(() => null);
  const ctx: SendContext = {
    faults: noFaults(),
    mailbox: openMailbox(options.stateDir ?? temporary ?? ""),
    vendorUrl: vendor?.url ?? null,
    apiKey: options.apiKey,
    sending: new Set(),
  };
  let origin = "";
  const listener = await listen(options.port, (req, res) => handle(ctx, origin, req, res)).catch(
    async (error: unknown) => {
      await vendor?.stop();
      throw error;
    },
  );
  origin = listener.url;
  return {
    name: "resend",
    detail: `${origin} (inbox at ${origin}/inbox)${vendor ? "" : ", without emulate"}`,
    url: origin,
    inboxUrl: `${origin}/inbox`,
    async stop() {
      await listener.close();
      await vendor?.stop();
      if (temporary) fs.rmSync(temporary, { recursive: true, force: true });
    },
  };
}
