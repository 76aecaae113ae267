// What imports cannot see. The rules called house/* are written out in tests/architecture/house-rules.mjs;
// each has a wrong and a right example in tests/architecture/lint.test.ts.
import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";
import { houseRules } from "./tests/architecture/house-rules.mjs";

const PRODUCT = ["app/**", "components/**", "inngest/**", "lib/**", "messages/**", "middleware.ts"];
const WORKSHOP = ["local/**", "tests/**", "bench/**", "prisma/**"];
const CONFIGURATION = ["*.config.{ts,mjs}", ".dependency-cruiser.cjs"];
const SPECIAL_FILES = [
  "app/**/{page,layout,template,default,error,global-error,not-found,loading}.tsx",
  "app/**/{forbidden,unauthorized}.tsx",
  "app/**/{icon,apple-icon,opengraph-image,twitter-image}.tsx",
  "app/**/{robots,sitemap,manifest}.ts",
];

export default defineConfig(
  globalIgnores([
    ".next/",
    ".local/",
    "coverage/",
    "playwright-report/",
    "test-results/",
    "screens/",
    "public/",
    "lib/db/generated/",
    "next-env.d.ts",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  { plugins: { house: { rules: houseRules } } },
  {
    name: "types decide",
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-exports": "error",
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // A door or a step is asynchronous by its shape, whatever happens inside.
      "@typescript-eslint/require-await": "off",
      eqeqeq: "error",
      "no-console": "error",
      "object-shorthand": "error",
      "house/no-reexports": "error",
      "house/no-classes-but-errors": "error",
      "house/no-default-exports": "error",
      "house/env-only-in-env": "error",
    },
  },
  {
    name: "pages are for everyone",
    files: ["**/*.tsx"],
    extends: [a11y.flatConfigs.strict, hooks.configs.flat.recommended],
    rules: {
      // These two serve the React compiler, which is not used: an object that carries a ref is fine, and
      // so is taking over, after hydration, what a visitor ticked before the script arrived.
      "react-hooks/refs": "off",
      "react-hooks/set-state-in-effect": "off",
    },
  },
  {
    name: "small enough to read",
    files: PRODUCT.map((room) => room.replace(/\*\*$/, "**/*.{ts,tsx}")),
    rules: {
      "max-lines": ["error", 220],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      "house/no-vague-names": "error",
      "house/one-clock": "error",
      "house/no-machine-zone": "error",
      "house/no-unsafe-sql": "error",
    },
  },
  {
    name: "the domain is pure",
    files: ["lib/domain/**/*.ts"],
    rules: {
      "max-lines": ["error", 160],
      "house/domain-throws-nothing": "error",
      "house/domain-awaits-nothing": "error",
      "house/domain-reads-nothing": "error",
      "house/domain-explains-exports": "error",
    },
  },
  {
    name: "the app draws nothing in the browser itself",
    files: ["app/**/*.{ts,tsx}"],
    ignores: ["app/**/{error,global-error}.tsx"],
    rules: { "house/no-use-client": "error" },
  },
  {
    name: "colours are tokens",
    files: ["components/**/*.tsx", "app/**/*.tsx"],
    ignores: ["components/{emails,paper}/**"],
    rules: { "house/no-hex-colours": "error" },
  },
  {
    name: "services meet other people's clocks and words",
    files: ["lib/services/**"],
    rules: {
      "house/one-clock": "off",
      // A vendor adds words when it likes; a written default says what happens then.
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
    },
  },
  {
    name: "where the environment is read",
    files: ["lib/env.ts", "instrumentation.ts", ...WORKSHOP, ...CONFIGURATION],
    rules: { "house/env-only-in-env": "off" },
  },
  {
    name: "where Next and tools demand a default export",
    files: ["tests/e2e/stack-setup.ts", ...SPECIAL_FILES, ...CONFIGURATION],
    rules: { "house/no-default-exports": "off" },
  },
  {
    name: "who speaks to a terminal",
    files: ["lib/services/log.ts", ...WORKSHOP],
    rules: { "no-console": "off" },
  },
  {
    name: "the local cloud",
    files: ["local/**/*.{ts,tsx}"],
    rules: {
      "max-lines": ["error", 300],
      // A vendor's state is a document: it loses keys, and its values are read as text.
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/no-dynamic-delete": "off",
    },
  },
  {
    name: "tests say what is true",
    files: ["tests/**/*.{ts,tsx}", "bench/**/*.ts"],
    rules: {
      "house/no-mocks": "error",
      "house/test-titles": "error",
      "house/no-focused-tests": "error",
      // A test reads answers of the outside as they come and asserts on them right away.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
);
