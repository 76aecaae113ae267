// The import table of the house as rules: each room names everything it may import, so a new room
// or a new package is refused until somebody decides where it belongs. Every rule has a planted
// violation in tests/architecture/imports.test.ts. Why the exceptions: docs/decisions/0010.

const PRODUCT =
  "^(?:app|components|inngest|lib|messages)/|^(?:middleware|instrumentation)\\.ts$|^next\\.config\\.ts$";
const NODE = "^[a-z_:/]+$";
const SERVER_MARK = npm("server-only");
const GENERATED = "^lib/db/generated/";

/** Matches a package where it is installed: a room may carry the name of a package, as inngest does. */
function npm(name) {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return `(?:^|/)node_modules/${literal}/`;
}

/** A room and the only things it may import. */
function room(name, from, allowed, comment) {
  return { name, severity: "error", comment, from: { path: from }, to: { pathNot: allowed } };
}

/** Something that only the named places may import. */
function onlyFrom(name, places, what, comment, to = {}) {
  const from = { path: PRODUCT, pathNot: places };
  return { name, severity: "error", comment, from, to: { path: what, ...to } };
}

/** Something a place must not import, although its room would allow it. */
function never(name, from, to, comment) {
  return { name, severity: "error", comment, from, to };
}

const rooms = [
  room(
    "domain-imports-domain",
    "^lib/domain/",
    ["^lib/domain/"],
    "The domain says what is true and must stay runnable on a napkin, so it imports nothing but itself.",
  ),
  room(
    "format-imports-domain",
    "^lib/format/",
    ["^lib/format/", "^lib/domain/", "^messages/"],
    "Format turns domain words into sentences for eyes and needs no more than the words and the messages.",
  ),
  room(
    "messages-import-domain",
    "^messages/",
    ["^lib/domain/"],
    "A language file is text, checked against the refusal codes of the domain and against nothing else.",
  ),
  room(
    "env-imports-zod",
    "^lib/env\\.ts$",
    [npm("zod")],
    "The environment is parsed before anything else exists, so it can depend on the parser only.",
  ),
  room(
    "db-imports-domain-env-prisma",
    "^lib/db/",
    [
      "^lib/db/",
      "^lib/domain/",
      "^lib/env\\.ts$",
      npm("@prisma/client"),
      npm("@prisma/adapter-pg"),
      npm("pg"),
      NODE,
      SERVER_MARK,
    ],
    "The database room knows Prisma and the domain's words, and nobody above it.",
  ),
  room(
    "services-import-domain-env-vendor",
    "^lib/services/([^/.]+)",
    [
      "^lib/services/$1[-./]",
      "^lib/services/(?:redis|log|clock)\\.ts$",
      "^lib/domain/",
      "^lib/env\\.ts$",
      NODE,
      npm("stripe"),
      npm("resend"),
      npm("@react-email/render"),
      npm("@upstash/redis"),
      npm("@upstash/ratelimit"),
      npm("inngest"),
      npm("@node-rs/argon2"),
      npm("@react-pdf/renderer"),
      npm("qrcode"),
      npm("react"),
      SERVER_MARK,
    ],
    "A service translates one vendor into our words, so it knows neither the database nor another vendor.",
  ),
  room(
    "queries-import-domain-db-cache",
    "^lib/queries/",
    ["^lib/queries/", "^lib/domain/", "^lib/db/", "^lib/services/cache\\.ts$", SERVER_MARK],
    "A query reads what is known from the database or the cache; now and the actor are its arguments.",
  ),
  room(
    "commands-import-domain-db-services",
    "^lib/commands/",
    ["^lib/commands/", "^lib/domain/", "^lib/db/", "^lib/services/", npm("zod"), SERVER_MARK],
    "A command changes what is known and can be called from any door, so it knows no page, no query and no Next.",
  ),
  room(
    "auth-imports-domain-db-env",
    "^lib/auth/",
    [
      "^lib/auth/",
      "^lib/domain/",
      "^lib/db/",
      "^lib/env\\.ts$",
      "^lib/services/(?:password|tokens|rate-limit|clock)\\.ts$",
      npm("next-auth"),
      npm("next"),
      npm("react"),
      SERVER_MARK,
    ],
    "Auth turns a session into an actor and needs the rows, the password and its limit, nothing else.",
  ),
  room(
    "web-imports-no-program",
    "^lib/web/(?!start\\.ts$)",
    [
      "^lib/web/",
      "^lib/domain/",
      "^lib/env\\.ts$",
      "^lib/format/",
      "^lib/auth/",
      "^lib/services/(?:rate-limit|clock|log)\\.ts$",
      npm("next"),
      npm("zod"),
      SERVER_MARK,
    ],
    "The web room builds doors without knowing what is behind them, so commands and queries are passed in.",
  ),
  room(
    "components-import-domain-format",
    "^components/",
    [
      "^components/",
      "^lib/domain/",
      "^lib/format/",
      "^lib/queries/",
      "^lib/web/(?:action-state|paths)\\.ts$",
      npm("next"),
      ...["react", "react-dom", "radix-ui", "class-variance-authority", "tailwind-merge"].map(npm),
      ...["lucide-react", "recharts", "qrcode"].map(npm),
      ...["@react-email/components", "@react-pdf/renderer"].map(npm),
    ],
    "Components draw what they are given and know no server.",
  ),
  room(
    "inngest-imports-the-program",
    "^inngest/",
    [
      "^inngest/",
      "^lib/env\\.ts$",
      "^lib/commands/",
      "^lib/queries/",
      "^lib/services/",
      "^components/(?:emails|paper)/",
      npm("inngest"),
      npm("zod"),
      npm("react"),
    ],
    "A job is a list of sentences over commands, queries and services, with the papers and mails it sends.",
  ),
  room(
    "app-imports-no-internals",
    "^app/",
    [
      "^app/",
      "^lib/(?:domain|format|queries|commands|auth|web|services)/",
      "^components/",
      "^inngest/",
      ...["next", "next-auth", "inngest", "react", "react-dom", "geist"].map(npm),
      npm("@fontsource"),
      npm("@fontsource-variable"),
      SERVER_MARK,
    ],
    "Routes are thin: they ask queries, knock at commands and draw components, without database or environment.",
  ),
  room(
    "middleware-imports-auth-config",
    "^middleware\\.ts$",
    ["^lib/auth/config\\.ts$", "^lib/web/security-headers\\.ts$", npm("next"), npm("next-auth")],
    "The middleware runs before every request, so it knows who may enter and which headers to set, no more.",
  ),
  room(
    "instrumentation-imports-start",
    "^instrumentation\\.ts$",
    ["^lib/web/start\\.ts$"],
    "Next calls this file in every runtime, so it only decides where to start.",
  ),
  room(
    "start-imports-env-db-clock",
    "^lib/web/start\\.ts$",
    ["^lib/env\\.ts$", "^lib/db/", "^lib/services/(?:clock|log)\\.ts$", SERVER_MARK],
    "A process starts by checking its environment and setting its clock by the database, no more.",
  ),
];

const exceptions = [
  never(
    "commands-send-no-mail-and-read-no-clock",
    { path: "^lib/commands/" },
    { path: "^lib/services/(?:mail|clock)\\.ts$" },
    "Mail is sent by jobs after the commit and now is an argument, so that a command can be tried at any time.",
  ),
  never(
    "components-take-types-from-the-server",
    { path: "^components/" },
    {
      path: "^lib/(?:queries/|web/action-state\\.ts$)",
      dependencyTypesNot: ["type-only"],
    },
    "A component may name the view it draws and the state it shows, but never run the code behind them.",
  ),
  never(
    "components-use-browser-side-next",
    { path: "^components/" },
    { path: "(?:^|/)node_modules/next/(?!(?:link|image|form|navigation|dynamic)\\.)" },
    "Links, images and navigation belong to drawing; headers, cookies, cache and the rest of Next belong to doors.",
  ),
  never(
    "components-features-stay-apart",
    { path: "^components/(?!(?:ui|emails|paper)/)([^/]+)/" },
    { path: "^components/(?!ui/|$1/)" },
    "Features never import each other, so that one can be redrawn or removed alone.",
  ),
  never(
    "components-ui-knows-no-feature",
    { path: "^components/ui/" },
    { path: "^components/(?!ui/)" },
    "The drawing kit is used by every feature and therefore knows none.",
  ),
  never(
    "components-paper-and-mail-stand-alone",
    { path: "^components/(emails|paper)/" },
    { path: "^components/(?!$1/)" },
    "Mails and papers are drawn without a browser, so nothing made for one can be inside.",
  ),
  never(
    "inngest-env-only-in-client",
    { path: "^inngest/", pathNot: "^inngest/client\\.ts$" },
    { path: "^lib/env\\.ts$" },
    "Only the client of the job runner needs its address and keys; functions get everything from services.",
  ),
  never(
    "app-names-domain-types-only",
    { path: "^app/" },
    { path: "^lib/domain/", dependencyTypesNot: ["type-only"] },
    "A page that decides is a command or a query in the wrong room, so routes use the domain's words as types.",
  ),
  never(
    "app-services-only-from-api",
    { path: "^app/", pathNot: "^app/api/" },
    { path: "^lib/services/" },
    "Pages and actions reach vendors through commands; only API routes hold raw requests of vendors in hand.",
  ),
  never(
    "app-inngest-client-and-events",
    { path: "^app/", pathNot: "^app/api/inngest/" },
    { path: "^inngest/(?!(?:client|events)\\.ts$)" },
    "Only the endpoint of the job runner serves the functions; everybody else sends events.",
  ),
  never(
    "app-vendor-sdks-only-at-their-door",
    { path: "^app/", pathNot: "^app/api/(?:inngest|auth)/" },
    { path: `${npm("inngest")}|${npm("next-auth")}` },
    "The SDKs of sessions and jobs are mounted at one endpoint each and seen nowhere else in the routes.",
  ),
];

const vendors = [
  onlyFrom(
    "stripe-only-in-payments",
    "^lib/services/payments/",
    npm("stripe"),
    "All words of Stripe end in one folder, so the rest of the program speaks of payments.",
  ),
  onlyFrom(
    "resend-only-in-mail",
    "^lib/services/mail\\.ts$",
    npm("resend"),
    "One file knows how mail leaves the house.",
  ),
  onlyFrom(
    "inngest-sent-by-events-only",
    "^lib/services/events\\.ts$|^inngest/|^app/",
    npm("inngest"),
    "Events are sent from one service, after the row that promises them.",
  ),
  onlyFrom(
    "upstash-redis-only-in-redis",
    "^lib/services/(?:redis|rate-limit)\\.ts$",
    npm("@upstash/redis"),
    "One file holds the connection, its time limit and its circuit breaker.",
  ),
  onlyFrom(
    "upstash-ratelimit-only-in-rate-limit",
    "^lib/services/rate-limit\\.ts$",
    npm("@upstash/ratelimit"),
    "One file holds the table of limits.",
  ),
  onlyFrom(
    "argon2-only-in-password",
    "^lib/services/password\\.ts$",
    npm("@node-rs/argon2"),
    "One file knows how a password is hashed and compared.",
  ),
  onlyFrom(
    "pdf-only-on-paper",
    "^lib/services/ticket-pdf\\.tsx?$|^components/paper/",
    npm("@react-pdf/renderer"),
    "PDF primitives mean nothing outside a sheet of paper.",
  ),
  onlyFrom(
    "prisma-only-in-db",
    "^lib/db/",
    `${GENERATED}|${npm("@prisma/client")}`,
    "One room opens the database; elsewhere a generated name may be a type, never a value.",
    { dependencyTypesNot: ["type-only"] },
  ),
];

const everywhere = [
  {
    name: "nothing-imports-the-workshop",
    severity: "error",
    comment:
      "The local cloud, tests, load scripts and seed may know everything, so nothing may know them.",
    from: { path: PRODUCT },
    to: { path: "^(?:local|tests|bench|prisma)/" },
  },
  {
    name: "no-circular-imports",
    severity: "error",
    comment: "Two files that need each other when they run are one file, or lack a third.",
    from: { pathNot: GENERATED },
    to: {
      circular: true,
      pathNot: GENERATED,
      viaOnly: { dependencyTypesNot: ["type-only"] },
    },
  },
  {
    name: "no-barrels",
    severity: "error",
    comment: "An index file hides where things live and loads everything for one name.",
    from: {},
    to: { path: "^(?!.*node_modules/).*(?:^|/)index\\.[cm]?[jt]sx?$" },
  },
  {
    name: "no-unresolved-imports",
    severity: "error",
    comment: "An import that leads nowhere also escapes every rule above.",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "product-has-no-dev-packages",
    severity: "error",
    comment: "What runs in production must be installed in production.",
    from: { path: PRODUCT, pathNot: "^next\\.config\\.ts$" },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "/@types/" },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [...rooms, ...exceptions, ...vendors, ...everywhere],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    exclude: {
      path: "^(?:\\.git|\\.next|\\.local|coverage|screens|playwright-report|test-results|public)(?:/|$)|^next-env\\.d\\.ts$",
    },
    doNotFollow: { path: ["(?:^|/)node_modules/", GENERATED] },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".mts", ".js", ".mjs", ".cjs", ".json", ".d.ts"],
    },
  },
};
