/** The kinds of things that have ids, by prefix. */
export const ID_PREFIX = {
  city: "cty",
  theater: "thr",
  screen: "scr",
  layout: "lay",
  seat: "sea",
  movie: "mov",
  showtime: "sht",
  user: "usr",
  session: "ses",
  booking: "bkg",
  bookingSeat: "bks",
  payment: "pay",
  transaction: "txn",
  refund: "rfd",
  ticket: "tkt",
  checkIn: "chk",
  message: "msg",
  delivery: "mld",
  exception: "exc",
  promoCode: "prm",
  redemption: "rdm",
  audit: "aud",
  review: "rev",
} as const;

export type IdKind = keyof typeof ID_PREFIX;

/** An id of one kind: its prefix and an opaque rest, e.g. `bkg_01J...`. */
export type Id<K extends IdKind> = `${(typeof ID_PREFIX)[K]}_${string}`;

/** True when `text` is shaped like an id of this kind. */
export function isId<K extends IdKind>(kind: K, text: string): text is Id<K> {
  return new RegExp(`^${ID_PREFIX[kind]}_[A-Za-z0-9_-]{1,80}$`).test(text);
}

/** No vowels and nothing that looks like something else: 23 letters and digits. */
const REFERENCE_ALPHABET = "234679BCDFGHJKMNPQRTVWX";
const REFERENCE_LENGTH = 10;

/**
 * A booking reference people can read out, from at least 10 random bytes: 23^10 = 4.1e13, so a
 * million bookings of one day collide about once in eighty days, which the unique column catches
 * and the caller retries. It opens nothing by itself.
 */
export function toReference(random: Uint8Array): string {
  const letters = Array.from(random.slice(0, REFERENCE_LENGTH), (byte) =>
    REFERENCE_ALPHABET.charAt(byte % REFERENCE_ALPHABET.length),
  ).join("");
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}
