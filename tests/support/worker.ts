import { randomBytes } from "node:crypto";
import path from "node:path";
import { afterAll, inject } from "vitest";
import { createDatabase } from "@/local/postgres/start";
import { startRedis } from "@/local/redis/start";
import { startResend } from "@/local/resend/start";
import { readSecrets } from "@/local/secrets";
import { startStripe } from "@/local/stripe/start";
import { keepParts } from "./parts";

/** Every test file has a database, a Redis, a Stripe and a mailbox of its own. */
const folder = path.join(inject("folder"), `worker-${randomBytes(4).toString("hex")}`);
const name = `matinee_${randomBytes(6).toString("hex")}`;
const adminUrl = inject("adminUrl");
if (new URL(adminUrl).hostname !== "127.0.0.1") throw new Error("Tests write only to loopback.");
await createDatabase(adminUrl, name, inject("templateName"));

const secrets = await readSecrets(folder);
const redis = await startRedis({ port: 0, token: secrets.redisToken, dataDir: folder });
const stripe = await startStripe({
  port: 0,
  secretKey: secrets.stripeKey,
  webhookSecret: secrets.webhookSecret,
  webhookUrl: "",
});
const resend = await startResend({ port: 0, apiKey: secrets.resendKey });
keepParts({ redis, stripe, resend, secrets });

Object.assign(process.env, {
  APP_ENV: "local",
  APP_URL: "http://127.0.0.1:3000",
  DATABASE_URL: adminUrl.replace(/\/postgres$/, `/${name}`),
  DATABASE_POOL_SIZE: "20",
  UPSTASH_REDIS_REST_URL: redis.url,
  UPSTASH_REDIS_REST_TOKEN: redis.token,
  STRIPE_SECRET_KEY: secrets.stripeKey,
  STRIPE_WEBHOOK_SECRETS: secrets.webhookSecret,
  STRIPE_API_BASE: stripe.url,
  RESEND_API_KEY: secrets.resendKey,
  RESEND_BASE_URL: resend.url,
  MAIL_FROM: "Matinee <tickets@matinee.local>",
  INNGEST_EVENT_KEY: secrets.inngestKey,
  // Nobody listens: what is sent waits in the outbox, where tests look at it.
  INNGEST_DEV: "http://127.0.0.1:9",
  NEXTAUTH_SECRET: secrets.authSecret,
  NEXTAUTH_URL: "http://127.0.0.1:3000",
  TICKET_SIGNING_KEY: secrets.ticketKey,
  TRUSTED_PROXY_HOPS: "1",
});

afterAll(async () => {
  const { db } = await import("@/lib/db/client");
  await db().$disconnect();
  await resend.stop();
  await stripe.stop();
  await redis.stop();
});
