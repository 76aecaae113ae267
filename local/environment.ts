import type { Cloud } from "./cloud";

const TIMES = ["HOLD_SECONDS", "PAYMENT_GRACE_SECONDS", "CHECKOUT_MINIMUM_SECONDS"] as const;

/** What the application is told: the same variables as in production, with local values. */
export function toEnvironment(cloud: Cloud, appPort: number): Record<string, string> {
  const app = `http://127.0.0.1:${appPort}`;
  const { secrets } = cloud;
  const times = TIMES.flatMap((name) => {
    const value = process.env[name];
    return value ? [[name, value] as const] : [];
  });
  return {
    APP_ENV: "local",
    APP_URL: app,
    DATABASE_URL: cloud.databaseUrl,
    DATABASE_POOL_SIZE: process.env["DATABASE_POOL_SIZE"] ?? "20",
    UPSTASH_REDIS_REST_URL: cloud.redis.url,
    UPSTASH_REDIS_REST_TOKEN: cloud.redis.token,
    STRIPE_SECRET_KEY: secrets.stripeKey,
    STRIPE_WEBHOOK_SECRETS: secrets.webhookSecret,
    STRIPE_API_BASE: cloud.stripeUrl,
    RESEND_API_KEY: secrets.resendKey,
    RESEND_BASE_URL: cloud.resendUrl,
    MAIL_FROM: "Matinee <tickets@matinee.local>",
    INNGEST_EVENT_KEY: secrets.inngestKey,
    INNGEST_DEV: cloud.inngestUrl,
    INNGEST_SERVE_ORIGIN: app,
    NEXTAUTH_SECRET: secrets.authSecret,
    NEXTAUTH_URL: app,
    TICKET_SIGNING_KEY: secrets.ticketKey,
    TRUSTED_PROXY_HOPS: "1",
    ...Object.fromEntries(times),
  };
}
