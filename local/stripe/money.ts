/** Stripe's published minimum charge per currency, in minor units; others use its 0.50 USD. */
const MINIMUM_MINOR: Readonly<Record<string, number>> = {
  aed: 200,
  aud: 50,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
};

const HOME_LOCALE: Readonly<Record<string, string>> = {
  eur: "en-IE",
  gbp: "en-GB",
  inr: "en-IN",
  usd: "en-US",
};

/** The largest amount Stripe takes: eight digits. */
export const MAXIMUM_MINOR = 99_999_999;

export function minimumMinor(currency: string): number {
  return MINIMUM_MINOR[currency] ?? 50;
}

export function isCurrency(currency: string): boolean {
  return Intl.supportedValuesOf("currency").includes(currency.toUpperCase());
}

/** `1250, "usd"` -> `$12.50`, in the session's locale or in the one where the currency is at home. */
export function formatMoney(minor: number, currency: string, locale?: string | null): string {
  const named = locale === undefined || locale === null || locale === "auto" || locale === "en";
  const format = new Intl.NumberFormat(named ? (HOME_LOCALE[currency] ?? "en-US") : locale, {
    style: "currency",
    currency: currency.toUpperCase(),
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minor / 10 ** digits);
}
