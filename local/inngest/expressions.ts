// The part of CEL that functions here use: paths, literals, comparisons, && || ! and parentheses.
// Anything else is refused when the function registers, not silently taken for true.

type Scope = Record<string, unknown>;
type Evaluate = (scope: Scope) => unknown;

const TOKEN =
  /\s*(?:(==|!=|<=|>=|&&|\|\||[!<>()])|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w-]*(?:\.[\w-]+|\[(?:"[^"]*"|'[^']*'|\d+)\])*)(\()?)/y;
const cache = new Map<string, Evaluate>();

/** The value of an expression; throws when it uses what this subset lacks. */
export function evaluate(expression: string, scope: Scope): unknown {
  return compile(expression)(scope);
}

/** True when there is no condition, or it holds. */
export function holds(expression: string | undefined, scope: Scope): boolean {
  return expression === undefined || expression === "" || evaluate(expression, scope) === true;
}

/** Throws with the reason when an expression is not understood. */
export function compile(expression: string): Evaluate {
  const known = cache.get(expression);
  if (known) return known;
  const compiled = parse(expression);
  cache.set(expression, compiled);
  return compiled;
}

function parse(expression: string): Evaluate {
  const tokens = tokenize(expression);
  let at = 0;
  const refuse = (): never => {
    throw new Error(`Expression "${expression}" is not understood near "${tokens[at] ?? "end"}".`);
  };
  const take = (token: string): boolean => {
    if (tokens[at] !== token) return false;
    at += 1;
    return true;
  };
  const or = (): Evaluate => {
    const left = and();
    if (!take("||")) return left;
    const right = or();
    return (scope) => left(scope) === true || right(scope) === true;
  };
  const and = (): Evaluate => {
    const left = comparison();
    if (!take("&&")) return left;
    const right = and();
    return (scope) => left(scope) === true && right(scope) === true;
  };
  const comparison = (): Evaluate => {
    const left = unary();
    const compare = COMPARISONS[tokens[at] ?? ""];
    if (!compare) return left;
    at += 1;
    const right = unary();
    return (scope) => compare(left(scope), right(scope));
  };
  const unary = (): Evaluate => {
    if (take("!")) {
      const inner = unary();
      return (scope) => inner(scope) !== true;
    }
    if (take("(")) {
      const inner = or();
      return take(")") ? inner : refuse();
    }
    const token = tokens[at];
    if (token === undefined || /^[=!<>&|)]/.test(token)) return refuse();
    at += 1;
    return operand(token);
  };
  const whole = or();
  return at === tokens.length ? whole : refuse();
}

const COMPARISONS: Record<string, (left: unknown, right: unknown) => boolean> = {
  "==": (left, right) => (left ?? null) === (right ?? null),
  "!=": (left, right) => (left ?? null) !== (right ?? null),
  "<": (left, right) => order(left, right) === -1,
  ">": (left, right) => order(left, right) === 1,
  "<=": (left, right) => [-1, 0].includes(order(left, right) ?? 2),
  ">=": (left, right) => [1, 0].includes(order(left, right) ?? 2),
};

function order(left: unknown, right: unknown): -1 | 0 | 1 | null {
  const comparable =
    (typeof left === "number" && typeof right === "number") ||
    (typeof left === "string" && typeof right === "string");
  if (!comparable) return null;
  return left < right ? -1 : left > right ? 1 : 0;
}

function operand(token: string): Evaluate {
  if (/^["']/.test(token)) {
    const text = token.slice(1, -1).replace(/\\(.)/g, "$1");
    return () => text;
  }
  if (/^-?\d/.test(token)) return () => Number(token);
  if (token === "true" || token === "false") return () => token === "true";
  if (token === "null") return () => null;
  const path = token.match(/[A-Za-z_][\w-]*|\d+|"[^"]*"|'[^']*'/g) ?? [];
  const keys = path.map((part) => part.replace(/^["']|["']$/g, ""));
  return (scope) => keys.reduce<unknown>(step, scope);
}

function step(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

function tokenize(expression: string): string[] {
  const tokens: string[] = [];
  const text = expression.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found || found[5]) {
      throw new Error(`Expression "${expression}" is not understood near "${text.slice(from)}".`);
    }
    tokens.push(found[1] ?? found[2] ?? found[3] ?? found[4] ?? "");
  }
  return tokens;
}
