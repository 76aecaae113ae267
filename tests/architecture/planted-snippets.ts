/** A text that breaks one lint rule where it stands, and one that does not. */
interface Planted {
  readonly rule: string;
  readonly file: string;
  readonly wrong: string;
  readonly right: string;
  /** Where the right text stands, when the place is what makes it right. */
  readonly rightFile?: string;
  readonly needsTypes?: boolean;
}

export type Snippet = Planted & { readonly rightFile: string; readonly needsTypes: boolean };

const domain = "lib/domain/planted.ts";
const command = "lib/commands/planted.ts";
const service = "lib/services/planted.ts";
const component = "components/seats/planted.tsx";
const testFile = "tests/unit/planted.test.ts";

const planted: readonly Planted[] = [
  {
    rule: "house/no-reexports",
    file: command,
    wrong: 'export { add } from "@/lib/domain/money";',
    right: "const add = 1;\nexport { add };",
  },
  {
    rule: "house/no-reexports",
    file: "components/seats/index.ts",
    wrong: 'export * from "./map";',
    right: 'import type { Money } from "@/lib/domain/money";\nexport type Price = Money;',
  },
  {
    rule: "house/no-classes-but-errors",
    file: service,
    wrong: "export class SeatGate {}",
    right: "export class RedisAway extends Error {}",
  },
  {
    rule: "house/no-default-exports",
    file: component,
    wrong: "export default function Legend() { return null; }",
    right: "export function Legend() { return null; }",
  },
  {
    rule: "house/no-default-exports",
    file: "app/movies/planted.tsx",
    wrong: "export default function Page() { return null; }",
    right: "export default function Page() { return null; }",
    rightFile: "app/movies/[slug]/page.tsx",
  },
  {
    rule: "house/no-vague-names",
    file: command,
    wrong: "export const data = 1;",
    right: "export const seats = 1;",
  },
  {
    rule: "house/no-vague-names",
    file: "lib/queries/planted.ts",
    wrong: "export interface SeatMapDto { readonly seats: number }",
    right: "export interface SeatMapView { readonly seats: number }",
  },
  {
    rule: "house/env-only-in-env",
    file: service,
    wrong: 'export const key = process.env["STRIPE_SECRET_KEY"];',
    right: 'export const key = process.env["STRIPE_SECRET_KEY"];',
    rightFile: "lib/env.ts",
  },
  {
    rule: "house/env-only-in-env",
    file: "middleware.ts",
    wrong: "export const where = process.env.APP_ENV;",
    right: 'export const isDevelopment = process.env.NODE_ENV === "development";',
  },
  {
    rule: "house/env-only-in-env",
    file: "app/movies/page.tsx",
    wrong: 'import { env } from "node:process";\nexport const key = env;',
    right: 'import { env } from "node:process";\nexport const key = env;',
    rightFile: "local/start.ts",
  },
  {
    rule: "house/one-clock",
    file: command,
    wrong: "export const at = new Date();",
    right: "export const at = (now: Date) => new Date(now.getTime() + 1);",
  },
  {
    rule: "house/one-clock",
    file: component,
    wrong: "export const at = () => Date.now();",
    right: "export const at = () => performance.now();",
  },
  {
    rule: "house/one-clock",
    file: "inngest/planted.ts",
    wrong: "export const at = () => Date.now();",
    right: "export const at = () => Date.now();",
    rightFile: "lib/services/clock.ts",
  },
  {
    rule: "house/no-machine-zone",
    file: "lib/format/planted.ts",
    wrong: "export const hour = (at: Date) => at.getHours();",
    right: "export const hour = (at: Date) => at.getUTCHours();",
  },
  {
    rule: "house/no-unsafe-sql",
    file: "lib/db/planted.ts",
    wrong: "export const run = (tx: any) => tx.$queryRawUnsafe('select 1');",
    right: "export const run = (tx: any) => tx.$queryRaw`select 1`;",
  },
  {
    rule: "house/domain-throws-nothing",
    file: domain,
    wrong: 'export function planted() { throw new Error("taken"); }',
    right: 'export function planted() { return { code: "seats_taken" }; }',
  },
  {
    rule: "house/domain-awaits-nothing",
    file: domain,
    wrong: "export async function planted() { return 1; }",
    right: "export function planted() { return 1; }",
  },
  {
    rule: "house/domain-reads-nothing",
    file: domain,
    wrong: "export const planted = () => Date.now();",
    right: "export const planted = (now: Date) => now.getTime();",
  },
  {
    rule: "house/domain-reads-nothing",
    file: domain,
    wrong: "export const planted = () => new Date();",
    right: "export const planted = (epochMs: number) => new Date(epochMs);",
  },
  {
    rule: "house/domain-reads-nothing",
    file: domain,
    wrong: "export const planted = () => Math.random();",
    right: "export const planted = () => Math.round(1.5);",
  },
  {
    rule: "house/domain-reads-nothing",
    file: domain,
    wrong: "export const planted = () => process.uptime();",
    right: "export const planted = (uptimeSeconds: number) => uptimeSeconds;",
  },
  {
    rule: "house/domain-explains-exports",
    file: domain,
    wrong: "// Adds.\nexport function planted() { return 1; }",
    right: "/** One, always. */\nexport function planted() { return 1; }",
  },
  {
    rule: "house/domain-explains-exports",
    file: domain,
    wrong: "export const planted = () => 1;",
    right: "export const ONE = 1;",
  },
  {
    rule: "house/no-use-client",
    file: "app/movies/page.tsx",
    wrong: '"use client";\nexport default function Page() { return null; }',
    right: '"use client";\nexport default function Failure() { return null; }',
    rightFile: "app/movies/error.tsx",
  },
  {
    rule: "house/no-hex-colours",
    file: component,
    wrong: 'export const Dot = () => <i className="bg-[#e50914]" />;',
    right: 'export const Dot = () => <a className="bg-accent" href="#seats">Seats</a>;',
  },
  {
    rule: "house/no-hex-colours",
    file: component,
    wrong: 'export const paper = { color: "#141414" };',
    right: 'export const paper = { color: "#141414" };',
    rightFile: "components/paper/ticket.tsx",
  },
  {
    rule: "house/no-mocks",
    file: testFile,
    wrong: 'vi.mock("@/lib/services/payments");',
    right: "vi.useFakeTimers();",
  },
  {
    rule: "house/test-titles",
    file: testFile,
    wrong: 'test("a hold should end", () => undefined);',
    right: 'test("a hold ends at its deadline", () => undefined);',
  },
  {
    rule: "house/test-titles",
    file: testFile,
    wrong: 'test.each([1])("a hold should end", () => undefined);',
    right: 'test.each([1])("a hold ends at its deadline", () => undefined);',
  },
  {
    rule: "house/no-focused-tests",
    file: testFile,
    wrong: 'test.only("a hold ends", () => undefined);',
    right: 'test("a hold ends", () => undefined);',
  },
  {
    rule: "max-lines",
    file: domain,
    wrong: "\n".repeat(161),
    right: "\n".repeat(150),
  },
  {
    rule: "max-lines",
    file: command,
    wrong: "\n".repeat(221),
    right: "\n".repeat(210),
  },
  {
    rule: "max-lines",
    file: "local/stripe/planted.ts",
    wrong: "\n".repeat(301),
    right: "\n".repeat(290),
  },
  {
    rule: "max-lines-per-function",
    file: command,
    wrong: `export function planted() {${"\n  void 0;".repeat(40)}\n}`,
    right: `export function planted() {${"\n  void 0;".repeat(38)}\n}`,
  },
  {
    rule: "no-console",
    file: command,
    wrong: 'console.log("held");',
    right: 'console.log("held");',
    rightFile: "lib/services/log.ts",
  },
  {
    rule: "@typescript-eslint/no-explicit-any",
    file: command,
    wrong: "export const planted: any = 1;",
    right: "export const planted: unknown = 1;",
  },
  {
    rule: "@typescript-eslint/consistent-type-imports",
    file: command,
    wrong: 'import { Money } from "@/lib/domain/money";\nexport type Price = Money;',
    right: 'import type { Money } from "@/lib/domain/money";\nexport type Price = Money;',
  },
  {
    rule: "@typescript-eslint/no-floating-promises",
    file: command,
    wrong: "export function planted(save: () => Promise<void>) { save(); }",
    right: "export async function planted(save: () => Promise<void>) { await save(); }",
    needsTypes: true,
  },
  {
    rule: "@typescript-eslint/switch-exhaustiveness-check",
    file: command,
    wrong: switchOver(["held"]),
    right: switchOver(["held", "sold"]),
    needsTypes: true,
  },
  {
    rule: "@typescript-eslint/no-unsafe-assignment",
    file: command,
    wrong: 'export const planted: string = JSON.parse("1");',
    right: 'export const planted: unknown = JSON.parse("1");',
    needsTypes: true,
  },
  {
    rule: "jsx-a11y/alt-text",
    file: component,
    wrong: 'export const Poster = () => <img src="/art/one.svg" />;',
    right: 'export const Poster = () => <img src="/art/one.svg" alt="" />;',
  },
  {
    rule: "jsx-a11y/no-static-element-interactions",
    file: component,
    wrong: "export const Seat = () => <div onClick={() => undefined} />;",
    right: 'export const Seat = () => <button type="button" onClick={() => undefined} />;',
  },
  {
    rule: "react-hooks/rules-of-hooks",
    file: component,
    wrong: "export function Seat({ on }: any) { if (on) useState(1); return null; }",
    right: "export function Seat() { useState(1); return null; }",
  },
];

export const snippets: readonly Snippet[] = planted.map((one) => ({
  rightFile: one.file,
  needsTypes: false,
  ...one,
}));

function switchOver(cases: readonly string[]): string {
  const lines = cases.map((state) => `    case "${state}":\n      return 1;`);
  return [
    'export function planted(state: "held" | "sold"): number | undefined {',
    "  switch (state) {",
    ...lines,
    "  }",
    "  return undefined;",
    "}",
  ].join("\n");
}
