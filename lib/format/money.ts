import type { Money } from "@/lib/domain/money";

const formatters = new Map<string, Intl.NumberFormat>();

/** "₹507.40" or "£9.50": the currency's own digits and the locale's own signs. */
export function formatMoney({ minor, currency }: Money, locale = "en"): string {
  const formatter = findFormatter(locale, currency);
  const digits = formatter.resolvedOptions().maximumFractionDigits ?? 2;
  // Division for the eye only: the number never comes back into a sum.
  return formatter.format(minor / 10 ** digits);
}

function findFormatter(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale}/${currency}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(regionOf(locale, currency), { style: "currency", currency });
  formatters.set(key, made);
  return made;
}

/** English in India groups rupees by lakh; elsewhere the plain locale is right. */
function regionOf(locale: string, currency: string): string {
  return currency === "INR" && !locale.includes("-") ? `${locale}-IN` : locale;
}
