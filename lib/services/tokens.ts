import { createHash, randomBytes } from "node:crypto";
import { ID_PREFIX, toReference, type Id, type IdKind } from "@/lib/domain/id";

/** A new id of this kind: sortable by time, 80 random bits, safe in URLs. */
export function newId<K extends IdKind>(kind: K): Id<K> {
  const time = Date.now().toString(36).padStart(9, "0");
  return `${ID_PREFIX[kind]}_${time}${randomBytes(10).toString("hex")}` as Id<K>;
}

/** A new booking reference; the unique column catches a collision. */
export function newReference(): string {
  return toReference(randomBytes(10));
}

/** A short hash of an answer: the same answer, the same text. */
export function fingerprint(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/** A secret nobody guesses: 256 bits in base64url. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret. A plain hash suffices: the secret has 256 random bits. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
