import { describe, expect, test } from "vitest";
import { parseEnv } from "@/lib/env";

const PRODUCTION = {
  APP_URL: "https://tickets.example.com/",
  DATABASE_URL: "postgresql://matinee:b7@db.internal:5432/matinee",
  UPSTASH_REDIS_REST_URL: "https://eu1-fine.upstash.io",
  UPSTASH_REDIS_REST_TOKEN: "AXsdf78",
  STRIPE_SECRET_KEY: "sk_live_51H",
  STRIPE_WEBHOOK_SECRETS: "whsec_1, whsec_2",
  RESEND_API_KEY: "re_9f",
  MAIL_FROM: "Matinee <tickets@example.com>",
  INNGEST_EVENT_KEY: "evk_1",
  INNGEST_SIGNING_KEY: "signkey-prod-1",
  NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
  NEXTAUTH_URL: "https://tickets.example.com",
  TICKET_SIGNING_KEY: "k1:MC4CAQAwBQYDK2VwBCIEIA0123456789012345678901234567890123456789",
  TRUSTED_PROXY_HOPS: "1",
};

test("a whole environment is production by default, in our words and units", () => {
  const env = parseEnv(PRODUCTION);
  expect(env.appEnv).toBe("production");
  expect(env.appUrl).toBe("https://tickets.example.com");
  expect(env.stripe).toMatchObject({ isLive: true, webhookSecrets: ["whsec_1", "whsec_2"] });
  expect(env.times).toEqual({ holdMs: 600_000, graceMs: 120_000, checkoutMinimumMs: 300_000 });
  expect(env.database.poolSize).toBe(20);
});

describe("production refuses", () => {
  test.each(Object.keys(PRODUCTION))("to do without %s", (name) => {
    expect(() => parseEnv({ ...PRODUCTION, [name]: undefined })).toThrow(name);
    expect(() => parseEnv({ ...PRODUCTION, [name]: "" })).toThrow(name);
  });

  test.each([
    ["UPSTASH_REDIS_REST_TOKEN", "change-me"],
    ["UPSTASH_REDIS_REST_TOKEN", "local_abc"],
    ["STRIPE_SECRET_KEY", "sk_test_local_abc"],
    ["STRIPE_SECRET_KEY", "placeholder"],
    ["STRIPE_WEBHOOK_SECRETS", "whsec_local_abc"],
    ["STRIPE_WEBHOOK_SECRETS", "whsec_fine,whsec_local_abc"],
    ["RESEND_API_KEY", "re_local_abc"],
    ["INNGEST_EVENT_KEY", "changeme"],
    ["INNGEST_SIGNING_KEY", "CHANGE-ME"],
    ["NEXTAUTH_SECRET", `local_${"0".repeat(40)}`],
    ["TICKET_SIGNING_KEY", `local:${"0".repeat(40)}`],
    ["UPSTASH_REDIS_REST_URL", "http://127.0.0.1:7379"],
    ["STRIPE_API_BASE", "http://localhost:4242"],
    ["RESEND_BASE_URL", "http://[::1]:4243"],
    ["INNGEST_BASE_URL", "http://127.1:8288"],
    ["INNGEST_DEV", "https://jobs.example.com"],
    ["INNGEST_DEV", "http://127.0.0.1:8288"],
    ["NEXTAUTH_SECRET", "too short"],
    ["TRUSTED_PROXY_HOPS", "0"],
    ["TRUSTED_PROXY_HOPS", "many"],
    ["HOLD_SECONDS", "0"],
    ["APP_URL", "tickets"],
    ["APP_ENV", "staging"],
  ])("%s as %s", (name, value) => {
    expect(() => parseEnv({ ...PRODUCTION, [name]: value })).toThrow(name);
  });

  test("everything at once, and names it all in one message without a secret in it", () => {
    const wrong = {
      STRIPE_SECRET_KEY: "sk_test_local_s3cret",
      RESEND_BASE_URL: "http://localhost",
    };
    const message = messageOf(() => parseEnv({ ...PRODUCTION, ...wrong }));
    expect(message).toContain("STRIPE_SECRET_KEY");
    expect(message).toContain("RESEND_BASE_URL");
    expect(message).not.toContain("s3cret");
  });
});

test("the local cloud may use its own secrets and this machine", () => {
  const local = {
    APP_ENV: "local",
    STRIPE_SECRET_KEY: "sk_test_local_abc",
    STRIPE_API_BASE: "http://127.0.0.1:4242",
    INNGEST_DEV: "http://127.0.0.1:8288",
    INNGEST_SIGNING_KEY: "",
    HOLD_SECONDS: "5",
  };
  const env = parseEnv({ ...PRODUCTION, ...local });
  expect(env.appEnv).toBe("local");
  expect(env.times.holdMs).toBe(5_000);
  expect(env.stripe.isLive).toBe(false);
});

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
}
