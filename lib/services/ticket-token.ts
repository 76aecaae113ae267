import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from "node:crypto";
import { parseTicketPayload, toTicketPayload, type TicketClaims } from "@/lib/domain/ticket";
import { env } from "@/lib/env";

interface SigningKey {
  readonly keyId: string;
  readonly key: KeyObject;
  readonly publicKey: KeyObject;
}

const VERSION = "v1";
let known: { readonly text: string; readonly value: SigningKey } | undefined;

/** `v1.<base64url of ticket, showtime, serial, key id>.<Ed25519 signature>` (DOMAIN 6). */
export function signTicket(ticket: Omit<TicketClaims, "keyId">): string {
  const { key, keyId } = readKey();
  const payload = Buffer.from(toTicketPayload({ ...ticket, keyId })).toString("base64url");
  const signature = sign(null, Buffer.from(`${VERSION}.${payload}`), key).toString("base64url");
  return `${VERSION}.${payload}.${signature}`;
}

/** What a code says when we signed it; null when it was forged, edited or is none of ours. */
export function readTicketCode(code: string): TicketClaims | null {
  const [version, payload, signature, ...rest] = code.split(".");
  if (version !== VERSION || !payload || !signature || rest.length > 0) return null;
  const claims = parseTicketPayload(Buffer.from(payload, "base64url").toString());
  if (!claims || claims.keyId !== readKey().keyId) return null;
  const signed = Buffer.from(`${VERSION}.${payload}`);
  const isOurs = verify(null, signed, readKey().publicKey, Buffer.from(signature, "base64url"));
  // One text per code: base64url would let several spellings of the same bytes pass.
  return isOurs && signTicket(claims) === code ? claims : null;
}

function readKey(): SigningKey {
  const text = env().tickets.signingKey;
  if (known?.text === text) return known.value;
  const at = text.indexOf(":");
  const der = Buffer.from(text.slice(at + 1), "base64");
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const value = { keyId: at > 0 ? text.slice(0, at) : "k1", key, publicKey: createPublicKey(key) };
  known = { text, value };
  return value;
}
