/** A file and the import lines it consists of. */
type File = readonly [path: `${string}.ts` | `${string}.tsx`, ...imports: string[]];

/** One rule of the import table, a file that breaks only this rule, and one that respects it. */
export interface Plant {
  readonly rule: string;
  readonly wrong: File;
  readonly right: File;
}

/** Empty packages that stand in for the real ones. */
export const packages = {
  product: [
    "stripe",
    "resend",
    "inngest",
    "next",
    "next-auth",
    "react",
    "zod",
    "@upstash/redis",
    "@upstash/ratelimit",
    "@node-rs/argon2",
    "@react-pdf/renderer",
    "@prisma/client",
  ],
  dev: ["vitest", "recharts"],
  files: ["next/headers.js", "next/link.js"],
};

export const plants: readonly Plant[] = [
  {
    rule: "domain-imports-domain",
    wrong: ["lib/domain/plant-zod.ts", use("zod")],
    right: ["lib/domain/money.ts", use("@/lib/domain/result")],
  },
  {
    rule: "format-imports-domain",
    wrong: ["lib/format/plant.ts", use("@/lib/queries/seat-map")],
    right: ["lib/format/price.ts", use("@/lib/domain/money"), use("@/messages/en")],
  },
  {
    rule: "messages-import-domain",
    wrong: ["messages/plant.ts", use("@/lib/format/time")],
    right: ["messages/en.ts", useType("@/lib/domain/result")],
  },
  {
    rule: "env-imports-zod",
    wrong: ["lib/env.ts", use("zod"), use("@/lib/domain/result")],
    right: ["lib/services/log.ts", use("@/lib/env")],
  },
  {
    rule: "db-imports-domain-env-prisma",
    wrong: ["lib/db/plant.ts", use("@/lib/services/clock")],
    right: ["lib/db/client.ts", use("@prisma/client"), use("@/lib/db/generated/client")],
  },
  {
    rule: "services-import-domain-env-vendor",
    wrong: ["lib/services/plant.ts", use("@/lib/services/seat-gate")],
    right: [
      "lib/services/cache.ts",
      use("@/lib/services/redis"),
      use("@/lib/services/cache-memory"),
      use("node:crypto"),
    ],
  },
  {
    rule: "services-import-domain-env-vendor",
    wrong: ["lib/services/plant-room.ts", use("@/inngest/deliver-tickets")],
    right: ["lib/services/seat-gate.ts", use("@/lib/services/redis"), use("@/lib/domain/id")],
  },
  {
    rule: "queries-import-domain-db-cache",
    wrong: ["lib/queries/plant.ts", use("@/lib/services/clock")],
    right: ["lib/queries/seat-map.ts", use("@/lib/db/client"), use("@/lib/services/cache")],
  },
  {
    rule: "commands-import-domain-db-services",
    wrong: ["lib/commands/plant.ts", use("next/headers")],
    right: ["lib/commands/hold-seats.ts", use("zod"), use("@/lib/services/seat-gate")],
  },
  {
    rule: "auth-imports-domain-db-env",
    wrong: ["lib/auth/plant.ts", use("@/lib/services/payments")],
    right: ["lib/auth/config.ts", use("next-auth"), use("@/lib/services/tokens"), use("react")],
  },
  {
    rule: "web-imports-no-program",
    wrong: ["lib/web/plant.ts", use("@/lib/commands/hold-seats")],
    right: ["lib/web/define-action.ts", use("@/lib/auth/actor"), use("next/headers")],
  },
  {
    rule: "components-import-domain-format",
    wrong: ["components/seats/plant.ts", useType("@/lib/db/rows")],
    right: ["components/seats/map.ts", use("@/lib/web/paths"), use("@/lib/format/price")],
  },
  {
    rule: "inngest-imports-the-program",
    wrong: ["inngest/plant.ts", use("@/lib/db/client")],
    right: ["inngest/deliver-tickets.ts", use("@/components/paper/ticket"), use("inngest")],
  },
  {
    rule: "app-imports-no-internals",
    wrong: ["app/plant/page.ts", use("@/lib/env")],
    right: ["app/page.ts", use("@/lib/queries/programme"), use("@/components/movies/card")],
  },
  {
    rule: "middleware-imports-auth-config",
    wrong: ["middleware.ts", use("@/lib/auth/config"), use("@/lib/auth/actor")],
    right: ["lib/auth/actor.ts", use("@/lib/auth/config")],
  },
  {
    rule: "instrumentation-imports-start",
    wrong: ["instrumentation.ts", use("@/lib/web/start"), use("@/lib/services/clock")],
    right: ["lib/services/clock.ts", use("@/lib/env")],
  },
  {
    rule: "start-imports-env-db-clock",
    wrong: ["lib/web/start.ts", use("@/lib/db/client"), use("@/lib/commands/hold-seats")],
    right: ["lib/db/seat-claims.ts", use("@/lib/env")],
  },
  {
    rule: "commands-send-no-mail-and-read-no-clock",
    wrong: ["lib/commands/plant-clock.ts", use("@/lib/services/clock")],
    right: ["lib/commands/settle-refund.ts", use("@/lib/services/payments")],
  },
  {
    rule: "components-take-types-from-the-server",
    wrong: ["components/seats/plant-query.ts", use("@/lib/queries/seat-map")],
    right: [
      "components/seats/legend.ts",
      useType("@/lib/queries/seat-map"),
      useType("@/lib/web/action-state"),
    ],
  },
  {
    rule: "components-use-browser-side-next",
    wrong: ["components/seats/plant-headers.ts", use("next/headers")],
    right: ["components/seats/back.ts", use("next/link")],
  },
  {
    rule: "components-features-stay-apart",
    wrong: ["components/seats/plant-other.ts", use("@/components/movies/card")],
    right: [
      "components/seats/row.ts",
      use("@/components/ui/button"),
      use("@/components/seats/map"),
    ],
  },
  {
    rule: "components-ui-knows-no-feature",
    wrong: ["components/ui/plant.ts", use("@/components/seats/map")],
    right: ["components/ui/dialog.ts", use("@/components/ui/button")],
  },
  {
    rule: "components-paper-and-mail-stand-alone",
    wrong: ["components/paper/plant.ts", use("@/components/ui/button")],
    right: ["components/emails/confirmation.ts", use("@/components/emails/frame")],
  },
  {
    rule: "inngest-env-only-in-client",
    wrong: ["inngest/plant-env.ts", use("@/lib/env")],
    right: ["inngest/client.ts", use("@/lib/env")],
  },
  {
    rule: "app-names-domain-types-only",
    wrong: ["app/plant-domain/page.ts", use("@/lib/domain/money")],
    right: ["app/movies/page.ts", useType("@/lib/domain/money")],
  },
  {
    rule: "app-services-only-from-api",
    wrong: ["app/plant-service/page.ts", use("@/lib/services/payments")],
    right: ["app/api/stripe/webhook/route.ts", use("@/lib/services/payments/events")],
  },
  {
    rule: "app-inngest-client-and-events",
    wrong: ["app/plant-job/page.ts", use("@/inngest/deliver-tickets")],
    right: ["app/api/inngest/route.ts", use("@/inngest/deliver-tickets"), use("inngest")],
  },
  {
    rule: "app-vendor-sdks-only-at-their-door",
    wrong: ["app/plant-session/page.ts", use("next-auth")],
    right: ["app/api/auth/route.ts", use("next-auth")],
  },
  {
    rule: "stripe-only-in-payments",
    wrong: ["lib/services/plant-stripe.ts", useType("stripe")],
    right: ["lib/services/payments/stripe.ts", use("stripe")],
  },
  {
    rule: "resend-only-in-mail",
    wrong: ["lib/services/plant-resend.ts", use("resend")],
    right: ["lib/services/mail.ts", use("resend")],
  },
  {
    rule: "inngest-sent-by-events-only",
    wrong: ["lib/services/plant-inngest.ts", use("inngest")],
    right: ["lib/services/events.ts", use("inngest")],
  },
  {
    rule: "upstash-redis-only-in-redis",
    wrong: ["lib/services/plant-redis.ts", use("@upstash/redis")],
    right: ["lib/services/redis.ts", use("@upstash/redis")],
  },
  {
    rule: "upstash-ratelimit-only-in-rate-limit",
    wrong: ["lib/services/plant-limit.ts", use("@upstash/ratelimit")],
    right: ["lib/services/rate-limit.ts", use("@upstash/ratelimit"), use("@/lib/services/redis")],
  },
  {
    rule: "argon2-only-in-password",
    wrong: ["lib/services/plant-hash.ts", use("@node-rs/argon2")],
    right: ["lib/services/password.ts", use("@node-rs/argon2")],
  },
  {
    rule: "pdf-only-on-paper",
    wrong: ["components/seats/plant-pdf.ts", use("@react-pdf/renderer")],
    right: ["components/paper/ticket.ts", use("@react-pdf/renderer")],
  },
  {
    rule: "prisma-only-in-db",
    wrong: ["lib/commands/plant-prisma.ts", use("@/lib/db/generated/client")],
    right: ["lib/commands/cancel-booking.ts", useType("@/lib/db/generated/client")],
  },
  {
    rule: "nothing-imports-the-workshop",
    wrong: ["next.config.ts", use("@/local/part")],
    right: ["tests/races/hold.ts", use("@/local/part"), use("@/prisma/seed/movies")],
  },
  {
    rule: "no-circular-imports",
    wrong: ["lib/domain/plant-egg.ts", use("@/lib/domain/plant-hen")],
    right: ["lib/domain/refund.ts", useType("@/lib/domain/payment")],
  },
  {
    rule: "no-barrels",
    wrong: ["lib/domain/plant-barrel.ts", use("@/lib/domain/index")],
    right: ["lib/domain/booking.ts", use("@/lib/domain/payment")],
  },
  {
    rule: "no-unresolved-imports",
    wrong: ["tests/unit/plant.test.ts", use("nowhere")],
    right: ["tests/unit/time.test.ts", use("@/lib/domain/time")],
  },
  {
    rule: "product-has-no-dev-packages",
    wrong: ["components/seats/plant-dev.ts", use("recharts")],
    right: ["tests/unit/money.test.ts", use("vitest")],
  },
];

/** What an import of a plant points at, where an empty file is not enough. */
export const targets: Record<string, string> = {
  "lib/domain/plant-hen.ts": use("@/lib/domain/plant-egg"),
  "lib/domain/payment.ts": useType("@/lib/domain/refund"),
};

function use(module: string): string {
  return `import { x as ${name(module)} } from "${module}"; ${name(module)};`;
}

function useType(module: string): string {
  return `import type { x as ${name(module)} } from "${module}";`;
}

function name(module: string): string {
  return module.replace(/[^a-z]/gi, "_");
}
