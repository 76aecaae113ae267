import { createPrivateKey, sign } from "node:crypto";
import { toTicketPayload } from "../lib/domain/ticket";

interface SeedTicket {
  readonly ticketId: string;
  readonly showtimeId: string;
  readonly serial: number;
}

/** Signs the seed's tickets with the local cloud's key, so that their codes open the door too. */
export function toTicketIssuer(ticketKey: string): (ticket: SeedTicket) => string {
  const [keyId = "", text = ""] = ticketKey.split(":");
  const key = createPrivateKey({ key: Buffer.from(text, "base64"), format: "der", type: "pkcs8" });
  return (ticket) => {
    const payload = Buffer.from(toTicketPayload({ ...ticket, keyId })).toString("base64url");
    return `v1.${payload}.${sign(null, Buffer.from(`v1.${payload}`), key).toString("base64url")}`;
  };
}
