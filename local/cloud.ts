import path from "node:path";
import { startInngest } from "./inngest/start";
import type { Part } from "./part";
import { applyMigrations } from "./postgres/migrations";
import { startPostgres } from "./postgres/start";
import { findFreePort } from "./process";
import { startRedis } from "./redis/start";
import { startResend } from "./resend/start";
import { readSecrets, type Secrets } from "./secrets";
import { startStripe } from "./stripe/start";

export interface CloudOptions {
  /** Where everything is kept. */
  readonly folder: string;
  readonly appPort: number;
  /** Any free port for every part: tests run beside a developer's own cloud. */
  readonly hasAnyPorts?: boolean;
  readonly isThrowaway?: boolean;
  /** Told once per part that answers. */
  readonly onPart: (part: Part) => void;
}

/** The running parts and what the application must be told about them. */
export interface Cloud {
  readonly parts: readonly Part[];
  readonly secrets: Secrets;
  readonly databaseUrl: string;
  readonly redis: { readonly url: string; readonly token: string };
  readonly stripeUrl: string;
  readonly resendUrl: string;
  readonly inngestUrl: string;
  stop(): Promise<void>;
}

/** Default ports; the next free one is taken when somebody else has it. */
const PORTS = {
  postgres: 54_329,
  redis: 7_379,
  stripe: 4_242,
  resend: 4_243,
  inngest: 8_288,
} as const;

/**
 * Starts PostgreSQL, Redis, Stripe, Resend and Inngest as stand-ins on loopback. What the
 * environment already names (DATABASE_URL, UPSTASH_REDIS_REST_URL, INNGEST_DEV) is used instead.
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const { folder, appPort, onPart } = options;
  const secrets = await readSecrets(folder);
  const parts: Part[] = [];
  const keep = <P extends Part>(part: P): P => {
    parts.push(part);
    onPart(part);
    return part;
  };
  const port = (wanted: number) => findFreePort(options.hasAnyPorts ? 0 : wanted);
  const app = `http://127.0.0.1:${appPort}`;
  try {
    const databaseUrl = await openDatabase(options, keep, port);
    const redis = await openRedis(folder, secrets, keep, port);
    const stripe = keep(
      await startStripe({
        port: await port(PORTS.stripe),
        stateFile: path.join(folder, "stripe.json"),
        secretKey: secrets.stripeKey,
        webhookSecret: secrets.webhookSecret,
        webhookUrl: `${app}/api/stripe/webhook`,
      }),
    );
    const resend = keep(
      await startResend({
        port: await port(PORTS.resend),
        stateDir: path.join(folder, "resend"),
        apiKey: secrets.resendKey,
      }),
    );
    const inngestUrl = await openInngest(folder, `${app}/api/inngest`, keep, port);
    return {
      parts,
      secrets,
      databaseUrl,
      redis,
      stripeUrl: stripe.url,
      resendUrl: resend.url,
      inngestUrl,
      stop: () => stopParts(parts),
    };
  } catch (error) {
    await stopParts(parts);
    throw error;
  }
}

type Keep = <P extends Part>(part: P) => P;
type ChoosePort = (wanted: number) => Promise<number>;

async function openDatabase(
  { folder, isThrowaway = false }: CloudOptions,
  keep: Keep,
  port: ChoosePort,
) {
  const given = process.env["DATABASE_URL"];
  const url =
    given ??
    keep(
      await startPostgres({
        port: await port(PORTS.postgres),
        dataDir: path.join(folder, "postgres"),
        isThrowaway,
      }),
    ).url;
  await applyMigrations(url);
  return url;
}

async function openRedis(folder: string, secrets: Secrets, keep: Keep, port: ChoosePort) {
  const url = process.env["UPSTASH_REDIS_REST_URL"];
  if (url) return { url, token: process.env["UPSTASH_REDIS_REST_TOKEN"] ?? "" };
  const part = keep(
    await startRedis({
      port: await port(PORTS.redis),
      token: secrets.redisToken,
      dataDir: path.join(folder, "redis"),
    }),
  );
  return { url: part.url, token: part.token };
}

async function openInngest(folder: string, appUrl: string, keep: Keep, port: ChoosePort) {
  const given = process.env["INNGEST_DEV"];
  if (given) return given;
  const stateFile = path.join(folder, "inngest.json");
  return keep(await startInngest({ port: await port(PORTS.inngest), stateFile, appUrl })).url;
}

/** The last started part ends first: the database outlives everything that writes to it. */
async function stopParts(parts: readonly Part[]): Promise<void> {
  for (const part of [...parts].reverse()) await part.stop();
}
