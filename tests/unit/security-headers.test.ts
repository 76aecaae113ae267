import { expect, test } from "vitest";
import { contentSecurityPolicy, SECURITY_HEADERS } from "@/lib/web/security-headers";

test("only scripts with this answer's nonce run", () => {
  const scripts = directive(contentSecurityPolicy("abc", false), "script-src");
  expect(scripts).toBe("'self' 'nonce-abc' 'strict-dynamic'");
});

test("React's tools may evaluate code and reload while developing, and only then", () => {
  expect(contentSecurityPolicy("abc", true)).toContain("'unsafe-eval'");
  expect(directive(contentSecurityPolicy("abc", true), "connect-src")).toBe("'self' ws:");
  expect(contentSecurityPolicy("abc", false)).not.toMatch(/unsafe-eval|ws:/);
});

test.each([
  ["default-src", "'self'"],
  ["connect-src", "'self'"],
  ["object-src", "'none'"],
  ["base-uri", "'self'"],
  ["frame-ancestors", "'none'"],
])("%s is %s", (name, value) => {
  expect(directive(contentSecurityPolicy("abc", false), name)).toBe(value);
});

test("nothing is sniffed, framed or kept in the open", () => {
  expect(SECURITY_HEADERS).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
  });
  expect(SECURITY_HEADERS["strict-transport-security"]).toContain("includeSubDomains");
});

function directive(policy: string, name: string): string | undefined {
  const found = policy.split("; ").find((one) => one.startsWith(`${name} `));
  return found?.slice(name.length + 1);
}
