import { createHash, randomBytes } from "node:crypto";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Sorts by time, like the ids of the real engine. `seed` makes it repeatable. */
export function sortableId(now: number, seed?: string): string {
  const bytes = seed ? createHash("sha256").update(seed).digest() : randomBytes(16);
  let time = "";
  for (let rest = now, n = 0; n < 10; n += 1, rest = Math.floor(rest / 32)) {
    time = `${LETTERS[rest % 32]}${time}`;
  }
  const random = Array.from(bytes.subarray(0, 16), (byte) => LETTERS[byte % 32]).join("");
  return time + random;
}

/** The id under which the SDK reports the end of a whole function. */
export const RUN_COMPLETE_ID = createHash("sha1").update("complete").digest("hex");
