// The rules of the house that a syntax tree can show. Each is a list of selectors and one sentence.

/** @type {Record<string, import("eslint").Rule.RuleModule>} */
export const houseRules = {
  "no-reexports": forbid(
    ["ExportAllDeclaration", "ExportNamedDeclaration[source]"],
    "A name is exported where it is made: re-exports are barrels, and barrels load everything.",
  ),
  "no-classes-but-errors": forbid(
    [":matches(ClassDeclaration, ClassExpression):not([superClass.name=/Error$/])"],
    "No classes except errors: a function and a value say the same with less.",
  ),
  "no-default-exports": forbid(
    ["ExportDefaultDeclaration", "ExportSpecifier[exported.name='default']"],
    "Named exports only, except where Next demands a default one.",
  ),
  "no-vague-names": forbid(
    [
      `:matches(VariableDeclarator, FunctionDeclaration) > Identifier.id[name=${vagueName()}]`,
      `:function > Identifier.params[name=${vagueName()}]`,
      `:matches(TSInterfaceDeclaration, TSTypeAliasDeclaration) > Identifier.id[name=${vagueType()}]`,
    ],
    "Say what it is: data, info, utils, helper, manager, Dto, Impl, Service and I... say nothing.",
  ),
  "env-only-in-env": forbid(
    [
      // NODE_ENV is no environment: the bundler writes the constant in its place.
      "MemberExpression[object.name='process'][property.name='env']:not([property.name='NODE_ENV'] > *)",
      "MemberExpression[object.name='process'][property.value='env']",
      "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
      "ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name='env']",
    ],
    "The environment is parsed once, in lib/env.ts; take the parsed value from there.",
  ),
  "one-clock": forbid(
    clockReads(),
    "There is one clock, the database's: take now as an argument, at the edge from lib/services/clock; measure a duration with performance.now().",
  ),
  "no-machine-zone": forbid(
    [
      "MemberExpression[property.name=/^[gs]et(FullYear|Month|Date|Day|Hours|Minutes)$/]",
      "MemberExpression[property.name=/^(getTimezoneOffset|toDateString|toTimeString)$/]",
      "CallExpression[arguments.length<2] > MemberExpression[property.name=/^toLocale(Date|Time)String$/]",
    ],
    "The zone of this machine means nothing: a time is UTC or the theater's.",
  ),
  "no-unsafe-sql": forbid(
    ["MemberExpression[property.name=/^\\$(query|execute)RawUnsafe$/]"],
    "SQL made of strings is SQL made by strangers: use the tagged template.",
  ),
  "domain-throws-nothing": forbid(
    [
      "ThrowStatement",
      "CallExpression[callee.object.name='Promise'][callee.property.name='reject']",
    ],
    "A refusal is a value: the domain returns it and throws nothing.",
  ),
  "domain-awaits-nothing": forbid(
    [
      ":function[async=true]",
      "AwaitExpression",
      "ForOfStatement[await=true]",
      "Identifier[name='Promise']",
    ],
    "The domain is asked and answers at once.",
  ),
  "domain-reads-nothing": forbid(
    [
      ...clockReads(),
      "MemberExpression[object.name='Math'][property.name='random']",
      "Identifier[name=/^(process|globalThis|performance|crypto|console|fetch|localStorage)$/]",
      "CallExpression[callee.name=/^(setTimeout|setInterval|setImmediate|queueMicrotask)$/]",
    ],
    "The domain knows its arguments only: no clock, no randomness, no environment, no output.",
  ),
  "domain-explains-exports": explainExports(),
  "no-use-client": forbid(
    ["Program > ExpressionStatement[directive='use client']"],
    "Routes are server code: a client component is a leaf in components, with a reason.",
  ),
  "no-hex-colours": forbid(
    ["Literal[value=/#[0-9a-fA-F]{3,8}\\b/]", "TemplateElement[value.raw=/#[0-9a-fA-F]{3,8}\\b/]"],
    "Colours are semantic tokens of the theme; a hex value in a component escapes it.",
  ),
  "no-mocks": forbid(
    [
      "CallExpression[callee.object.name=/^(vi|vitest|jest)$/][callee.property.name=/^(do)?[mM]ock$/]",
    ],
    "Nothing of ours is mocked and vendors are faked over HTTP, so that tests meet the real code.",
  ),
  "test-titles": forbid(
    [
      "CallExpression[callee.name=/^(it|test|describe)$/] > Literal:first-child[value=/\\bshould\\b/i]",
      "CallExpression[callee.object.name=/^(it|test|describe)$/] > Literal:first-child[value=/\\bshould\\b/i]",
      "CallExpression[callee.callee.object.name=/^(it|test|describe)$/] > Literal:first-child[value=/\\bshould\\b/i]",
    ],
    "A title is a sentence in the present tense: it says what is true, not what should be.",
  ),
  "no-focused-tests": forbid(
    [
      "MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|fails)$/]",
    ],
    "Every test runs, every time.",
  ),
};

/** A rule that reports every node its selectors match. */
function forbid(selectors, message) {
  return {
    meta: { type: "problem", schema: [], messages: { forbidden: message } },
    create(context) {
      const report = (node) => context.report({ node, messageId: "forbidden" });
      return { [selectors.join(", ")]: report };
    },
  };
}

/** Exported functions carry TSDoc: what goes in, what comes out, units, rounding, refusals. */
function explainExports() {
  const message =
    "An exported function of the domain says its shapes, units and refusals in TSDoc.";
  return {
    meta: { type: "suggestion", schema: [], messages: { silent: message } },
    create(context) {
      const check = (node) => {
        const last = context.sourceCode.getCommentsBefore(node).at(-1);
        const isDoc = last?.type === "Block" && last.value.startsWith("*");
        if (isFunction(node.declaration) && !isDoc) context.report({ node, messageId: "silent" });
      };
      return { ExportNamedDeclaration: check };
    },
  };
}

function isFunction(declaration) {
  if (declaration?.type !== "VariableDeclaration")
    return declaration?.type === "FunctionDeclaration";
  return declaration.declarations.some(({ init }) => init?.type === "ArrowFunctionExpression");
}

function clockReads() {
  return [
    "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    "NewExpression[callee.name='Date'][arguments.length=0]",
    "CallExpression[callee.name='Date']",
  ];
}

function vagueName() {
  return "/^(data|info|util|utils|helper|helpers|manager|misc)$/";
}

function vagueType() {
  return "/(Dto|DTO|Impl|Service|Helper|Utils|Manager)$|^I[A-Z][a-z]/";
}
