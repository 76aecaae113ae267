/** Files by their path from the root of the repository. */
export type Tree = Readonly<Record<string, string>>;

/** A promise of the house that no linter sees: a sentence, and the files that break it. */
export interface HouseCheck {
  readonly promise: string;
  readonly problems: (tree: Tree) => string[];
  /** A tree that breaks the promise at each of its files, and one that keeps it. */
  readonly wrong: Tree;
  readonly right: Tree;
}

const TOP_LEVEL = [
  ...["app", "bench", "components", "docs", "inngest", "lib", "local", "messages", "prisma"],
  ...["public", "tests", ".ci", "package.json", "package-lock.json", "README.md"],
  ...["next.config.ts", "middleware.ts", "instrumentation.ts", "prisma.config.ts"],
  ...["vitest.config.ts", "playwright.config.ts", "eslint.config.mjs", "postcss.config.mjs"],
  ...["tsconfig.json", "knip.json", ".dependency-cruiser.cjs", ".prettierrc.json"],
  ...[".prettierignore", ".env.example", ".gitignore", ".dockerignore", "Dockerfile"],
  ...["compose.yaml", ".npmrc", ".nvmrc", ".editorconfig", "LICENSE"],
];
const LIB_ROOMS = "domain|format|db|queries|commands|services|auth|web";
const VAGUE_FILE =
  /(?:^|[-/])(?:utils?|helpers?|managers?|misc|common|dto|impl)\.[a-z]+$|\/index\.[a-z]+$/;
const CODE = /\.(?:ts|tsx)$/;
const PRODUCT = /^(?:app|components|inngest|lib|messages)\/|^middleware\.ts$/;

export const houseChecks: readonly HouseCheck[] = [
  {
    promise: "every top-level entry is a room or a configuration file of the house",
    problems: (tree) => paths(tree).filter((path) => !TOP_LEVEL.includes(path.split("/")[0] ?? "")),
    wrong: { "utils/money.ts": "", "scratch.ts": "" },
    right: { "lib/domain/money.ts": "", Dockerfile: "" },
  },
  {
    promise: "every file of lib, components, docs and prisma stands in a known room",
    problems: (tree) =>
      paths(tree).filter((path) =>
        [
          new RegExp(`^lib/(?!(?:${LIB_ROOMS})/|env\\.ts$)`),
          /^components\/[^/]+$/,
          /^docs\/(?!decisions\/\d{4}-[a-z0-9-]+\.md$|pictures\/[a-z0-9-]+\.png$)/,
          /^prisma\/(?!schema\.prisma$|migrations\/|seed\.ts$|seed\/)/,
        ].some((room) => room.test(path)),
      ),
    wrong: {
      "lib/money.ts": "",
      "lib/repositories/seats.ts": "",
      "components/button.tsx": "",
      "docs/decisions/layers.md": "",
      "prisma/factory.ts": "",
    },
    right: { "lib/env.ts": "", "components/ui/button.tsx": "", "prisma/seed/movies.ts": "" },
  },
  {
    promise: "file names are kebab-case, apart from what Next and migrations prescribe",
    problems: (tree) =>
      paths(tree)
        .filter((path) =>
          /^(?:app|components|inngest|lib|local|messages|tests|bench|prisma)\//.test(path),
        )
        .filter((path) => !path.split("/").every(isWellNamed)),
    wrong: {
      "lib/domain/seatMap.ts": "",
      "components/Seats/map.tsx": "",
      "local/stripe_api.ts": "",
    },
    right: {
      "app/(shop)/movies/[slug]/page.tsx": "",
      "app/api/auth/[...nextauth]/route.ts": "",
      "prisma/migrations/20261101000000_tables/migration.sql": "",
      "tests/unit/seat-map.test.ts": "",
    },
  },
  {
    promise: "no file is called utils, helper, manager, misc, dto, impl or index",
    problems: (tree) => paths(tree).filter((path) => CODE.test(path) && VAGUE_FILE.test(path)),
    wrong: {
      "lib/web/utils.ts": "",
      "local/stripe/http-helper.ts": "",
      "components/ui/index.ts": "",
    },
    right: { "lib/web/paths.ts": "", "components/seats/index-card.tsx": "" },
  },
  {
    promise: "at most a quarter of the components run in the browser",
    problems: (tree) => {
      const all = paths(tree).filter((path) => /^(?:app|components)\/.*\.tsx$/.test(path));
      const client = all.filter((path) => /^\s*["']use client["']/.test(tree[path] ?? ""));
      return client.length * 4 > all.length ? client : [];
    },
    wrong: {
      "components/seats/map.tsx": '"use client";\n',
      "components/seats/clock.tsx": "'use client'",
    },
    right: {
      "components/seats/map.tsx": '"use client";\n',
      ...Object.fromEntries(["a", "b", "c"].map((name) => [`components/seats/${name}.tsx`, ""])),
    },
  },
  {
    promise: "no fallback stands above the content of a page that works without JavaScript",
    problems: (tree) =>
      matching(tree, /^app\/.*\/?(?:loading|layout|page)\.tsx$/, (text, path) =>
        /(?:^|\/)admin\//.test(path)
          ? false
          : path.endsWith("loading.tsx") || /<Suspense\b/.test(text),
      ),
    wrong: { "app/movies/loading.tsx": "", "app/layout.tsx": "<Suspense>{children}</Suspense>" },
    right: { "app/admin/reports/loading.tsx": "", "app/layout.tsx": "<main>{children}</main>" },
  },
  {
    promise: "a server action is defineAction and nothing else",
    problems: (tree) =>
      matching(tree, PRODUCT, (text) =>
        /^\s*["']use server["']/m.test(text)
          ? !/^\s*["']use server["']/.test(text) || exportsOtherThan(text, "defineAction")
          : false,
      ),
    wrong: {
      "app/movies/actions.ts": '"use server";\nexport async function hold() {}\n',
      "app/movies/page.tsx": 'async function hold() {\n  "use server";\n}\n',
    },
    right: {
      "app/movies/actions.ts":
        '"use server";\nexport const holdSeatsAction = defineAction({ run: holdSeats });\n',
    },
  },
  {
    promise:
      "a route of the API is defineRoute, except the endpoints that machines call and no limit counts",
    problems: (tree) =>
      matching(
        tree,
        /^app\/api\/(?!auth\/\[|inngest\/|stripe\/|health\/|\[\.\.\.unknown\]).*route\.ts$/,
        (text) => exportsOtherThan(text, "defineRoute"),
      ),
    wrong: {
      "app/api/movies/route.ts": "export async function GET() { return new Response(); }\n",
    },
    right: {
      "app/api/movies/route.ts": "export const GET = defineRoute({ run: listMovies });\n",
      "app/api/inngest/route.ts": "export const { GET, POST, PUT } = serve({ client });\n",
    },
  },
  {
    promise: "a command and a job are exported under the name of their file",
    problems: (tree) =>
      matching(tree, /^(?:lib\/commands|inngest)\/[a-z-]+\.tsx?$/, (text, path) => {
        const isDoor = /^export [^]*?: Context\b|\.createFunction\(/m.test(text);
        const made = new RegExp(
          `^export (?:async function|function|const) ${camelCase(path)}\\b`,
          "m",
        );
        return isDoor && !made.test(text);
      }),
    wrong: {
      "lib/commands/hold-seats.ts": "export async function lock(id: string, c: Context) {}\n",
      "inngest/deliver-tickets.ts": "export const sendAll = inngest.createFunction();\n",
    },
    right: {
      "lib/commands/hold-seats.ts": "export async function holdSeats(id: string, c: Context) {}\n",
      "lib/commands/end-booking.ts": "export async function end(tx: Tx) {}\n",
      "inngest/deliver-tickets.ts": "export const deliverTickets = inngest.createFunction();\n",
    },
  },
  {
    promise: "a query finds, gets, lists, reads or checks",
    problems: (tree) =>
      matching(tree, /^lib\/queries\//, (text) =>
        [...text.matchAll(/^export (?:async )?function (\w+)/gm)].some(
          ([, name]) => !/^(?:find|get|list|read|check|is|has|can|to|unsafe)[A-Z]/.test(name ?? ""),
        ),
      ),
    wrong: { "lib/queries/seat-map.ts": "export async function seatMap() {}\n" },
    right: { "lib/queries/seat-map.ts": "export async function findSeatMap() {}\n" },
  },
  {
    promise: "SQL that writes claims stands in lib/db/seat-claims and nowhere else",
    problems: (tree) =>
      matching(tree, /^(?:app|inngest|lib)\/(?!db\/seat-claims)/, (text) =>
        /(?:insert\s+into|update|delete\s+from)\s+"?seat_claims/i.test(text),
      ),
    wrong: { "lib/commands/hold-seats.ts": "tx.$executeRaw`insert into seat_claims values (1)`" },
    right: {
      "lib/db/seat-claims.ts": "tx.$executeRaw`insert into seat_claims values (1)`",
      "lib/queries/seat-map.ts": "db.$queryRaw`select 1 from seat_claims`",
    },
  },
  {
    promise: "every model says what a row asserts, and its instants end in At and its days in On",
    problems: (tree) => matching(tree, /^prisma\/schema\.prisma$/, breaksSchemaHabits),
    wrong: {
      "prisma/schema.prisma": "model City {\n  id String @id\n}\n",
    },
    right: {
      "prisma/schema.prisma":
        "/// A place.\nmodel City {\n  createdAt DateTime\n  releaseOn DateTime @db.Date\n}\n",
    },
  },
  {
    promise: "a decision record has its context, decision and consequence on one screen",
    problems: (tree) =>
      matching(
        tree,
        /^docs\/decisions\//,
        (text) =>
          !/^# \S[^]*^## Context$[^]*^## Decision$[^]*^## Consequence$/m.test(text) ||
          text.split("\n").length > 50,
      ),
    wrong: { "docs/decisions/0001-layers.md": "# Layers\n\n## Context\n\n## Consequence\n" },
    right: {
      "docs/decisions/0001-layers.md": "# Layers\n## Context\n## Decision\n## Consequence\n",
    },
  },
  {
    promise: "decision records are numbered without gaps",
    problems: (tree) =>
      paths(tree)
        .filter((path) => path.startsWith("docs/decisions/"))
        .filter((path, index) => Number(path.slice(15, 19)) !== index + 1),
    wrong: { "docs/decisions/0002-layers.md": "" },
    right: { "docs/decisions/0001-layers.md": "", "docs/decisions/0002-claims.md": "" },
  },
  {
    promise: "what is put off names the decision behind it",
    problems: (tree) =>
      matching(tree, /^(?:app|components|inngest|lib|local|prisma)\//, (text) =>
        text
          .split("\n")
          .some((line) => /\b(?:TODO|FIXME|XXX)\b/.test(line) && !/\b\d{4}\b/.test(line)),
      ),
    wrong: { "lib/domain/seating.ts": "// TODO later\n" },
    right: { "lib/domain/seating.ts": "// TODO split halls, see decision 0007\n" },
  },
  {
    promise: "no test is focused, skipped or asleep",
    problems: (tree) =>
      matching(tree, /^tests\/(?!architecture\/)/, (text) =>
        /\b(?:it|test|describe)\.(?:only|skip|todo)\b|waitForTimeout\(/.test(text),
      ),
    wrong: {
      "tests/unit/money.test.ts": 'test.only("adds", () => {});',
      "tests/e2e/buy.test.ts": "await page.waitForTimeout(500);",
    },
    right: { "tests/e2e/buy.test.ts": 'await page.getByRole("button").click();' },
  },
  {
    promise: "messages are one file per language",
    problems: (tree) =>
      paths(tree).filter(
        (path) => /^messages\//.test(path) && !/^messages\/[a-z]{2}\.ts$/.test(path),
      ),
    wrong: { "messages/errors.ts": "", "messages/en/errors.ts": "" },
    right: { "messages/en.ts": "", "messages/hi.ts": "" },
  },
];

function paths(tree: Tree): string[] {
  return Object.keys(tree).sort();
}

function matching(tree: Tree, place: RegExp, isBroken: (text: string, path: string) => boolean) {
  return paths(tree).filter((path) => place.test(path) && isBroken(tree[path] ?? "", path));
}

function isWellNamed(segment: string): boolean {
  return [
    /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*$/,
    /^\((?:\.+|[a-z-]+)\)[a-z-]*$|^\[\[?(?:\.\.\.)?[a-zA-Z]+\]\]?$|^@[a-z-]+$|^_[a-z-]+$/,
    /^\d{14}_[a-z0-9_]+$|^migration_lock\.toml$/,
  ].some((shape) => shape.test(segment));
}

/** Whether a file exports a value that is not made by this one function. */
function exportsOtherThan(text: string, maker: string): boolean {
  return [...text.matchAll(/^export (?!type|interface)(.*)$/gm)].some(
    ([, rest]) => !new RegExp(`^const \\w+ = ${maker}(?:<[^(]*>)?\\(`).test(rest ?? ""),
  );
}

function camelCase(path: string): string {
  const file = path.replace(/^.*\//, "").replace(/\.tsx?$/, "");
  return file.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function breaksSchemaHabits(schema: string): boolean {
  const isSilent = /(?<!\/\/\/[^\n]*\n)^model \w+/m.test(schema);
  const instants = [...schema.matchAll(/^\s+(\w+)\s+DateTime\??(.*)$/gm)];
  return (
    isSilent ||
    instants.some(
      ([, name, rest]) => !(rest?.includes("@db.Date") ? /On$/ : /(?:^a|A)t$/).test(name ?? ""),
    )
  );
}
