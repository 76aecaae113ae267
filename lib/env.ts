import { z } from "zod";

const seconds = (fallback: number) => z.coerce.number().int().min(1).max(86_400).default(fallback);
const text = z.string().min(1);
const address = z.url();
const optionalAddress = z.union([z.literal(""), z.url()]).default("");

/** Every variable the product reads. .env.example names the same ones (tested). */
const envSchema = z.object({
  APP_ENV: z.enum(["production", "local"]).default("production"),
  APP_URL: address,
  DATABASE_URL: text,
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(100).default(20),
  UPSTASH_REDIS_REST_URL: address,
  UPSTASH_REDIS_REST_TOKEN: text,
  STRIPE_SECRET_KEY: text,
  STRIPE_WEBHOOK_SECRETS: text,
  STRIPE_API_BASE: address.default("https://api.stripe.com"),
  RESEND_API_KEY: text,
  RESEND_BASE_URL: address.default("https://api.resend.com"),
  MAIL_FROM: text,
  INNGEST_EVENT_KEY: text,
  INNGEST_SIGNING_KEY: z.string().default(""),
  INNGEST_BASE_URL: optionalAddress,
  INNGEST_DEV: optionalAddress,
  NEXTAUTH_SECRET: z.string().min(32),
  NEXTAUTH_URL: address,
  TICKET_SIGNING_KEY: z.string().min(40),
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(1).max(10),
  HOLD_SECONDS: seconds(600),
  PAYMENT_GRACE_SECONDS: seconds(120),
  CHECKOUT_MINIMUM_SECONDS: seconds(300),
});

export const ENV_NAMES: readonly string[] = Object.keys(envSchema.shape);

type Parsed = z.infer<typeof envSchema>;
export type Env = ReturnType<typeof group>;

let parsed: Env | undefined;

/** The environment, parsed at first use: a build needs none of it, a start all of it. */
export function env(): Env {
  return (parsed ??= parseEnv(process.env));
}

/**
 * Parses and judges an environment. Throws one error naming everything that is wrong: production
 * refuses placeholders, secrets of the local cloud, and vendors on loopback.
 */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(
      ([name, value]) => value !== undefined && ENV_NAMES.includes(name),
    ),
  );
  const result = envSchema.safeParse(given);
  if (!result.success) {
    throw new Error(
      `The environment is not complete:\n${z.prettifyError(result.error)}\nSee .env.example.`,
    );
  }
  const faults = result.data.APP_ENV === "production" ? listProductionFaults(result.data) : [];
  if (faults.length > 0) throw new Error(`Refusing to start in production:\n${faults.join("\n")}`);
  return group(result.data);
}

const SECRETS = [
  "UPSTASH_REDIS_REST_TOKEN",
  "STRIPE_SECRET_KEY",
  "STRIPE_WEBHOOK_SECRETS",
  "RESEND_API_KEY",
  "INNGEST_EVENT_KEY",
  "INNGEST_SIGNING_KEY",
  "NEXTAUTH_SECRET",
  "TICKET_SIGNING_KEY",
] as const satisfies readonly (keyof Parsed)[];

const VENDOR_ADDRESSES = [
  "UPSTASH_REDIS_REST_URL",
  "STRIPE_API_BASE",
  "RESEND_BASE_URL",
  "INNGEST_BASE_URL",
  "INNGEST_DEV",
] as const satisfies readonly (keyof Parsed)[];

function listProductionFaults(given: Parsed): string[] {
  const secrets = SECRETS.filter((name) =>
    /change-?me|placeholder|_local_|^local|^\s*$/i.test(given[name]),
  );
  const vendors = VENDOR_ADDRESSES.filter((name) => isLoopback(given[name]));
  return [
    ...secrets.map((name) => `  ${name} is missing, a placeholder or a secret of the local cloud`),
    ...vendors.map((name) => `  ${name} points at this machine`),
    ...(given.INNGEST_DEV ? ["  INNGEST_DEV must be empty"] : []),
  ];
}

function isLoopback(url: string): boolean {
  if (!url) return false;
  const { hostname } = new URL(url);
  const isName = ["localhost", "[::1]", "[::]", "0.0.0.0"].includes(hostname);
  return isName || hostname.startsWith("127.") || hostname.endsWith(".localhost");
}

/** Grouped by vendor, in our words and units. */
function group(given: Parsed) {
  return {
    appEnv: given.APP_ENV,
    appUrl: given.APP_URL.replace(/\/$/, ""),
    trustedProxyHops: given.TRUSTED_PROXY_HOPS,
    database: { url: given.DATABASE_URL, poolSize: given.DATABASE_POOL_SIZE },
    redis: { url: given.UPSTASH_REDIS_REST_URL, token: given.UPSTASH_REDIS_REST_TOKEN },
    stripe: {
      secretKey: given.STRIPE_SECRET_KEY,
      webhookSecrets: given.STRIPE_WEBHOOK_SECRETS.split(",").map((secret) => secret.trim()),
      apiBase: new URL(given.STRIPE_API_BASE),
      isLive: given.STRIPE_SECRET_KEY.includes("_live_"),
    },
    mail: { apiKey: given.RESEND_API_KEY, baseUrl: given.RESEND_BASE_URL, from: given.MAIL_FROM },
    inngest: {
      eventKey: given.INNGEST_EVENT_KEY,
      signingKey: given.INNGEST_SIGNING_KEY,
      baseUrl: given.INNGEST_BASE_URL,
      devUrl: given.INNGEST_DEV,
    },
    auth: { secret: given.NEXTAUTH_SECRET, url: given.NEXTAUTH_URL },
    tickets: { signingKey: given.TICKET_SIGNING_KEY },
    times: {
      holdMs: given.HOLD_SECONDS * 1_000,
      graceMs: given.PAYMENT_GRACE_SECONDS * 1_000,
      checkoutMinimumMs: given.CHECKOUT_MINIMUM_SECONDS * 1_000,
    },
  };
}
