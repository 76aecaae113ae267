import { describe, expect, inject, test } from "vitest";
import { call } from "@/tests/support/api";

const { app } = inject("stack");
const PAGES = ["/", "/movies", "/sign-in", "/register", "/no/such/page", "/too-many"];

describe.each([...PAGES, "/api/health", "/api/movies", "/api/nonsense", "/api/auth/csrf"])(
  "%s",
  (path) => {
    test("carries the security headers and does not say what serves it", async () => {
      const { headers } = await call(app, path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
      expect(headers.get("strict-transport-security")).toContain("max-age=63072000");
      expect(headers.get("permissions-policy")).toContain("geolocation=()");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("x-powered-by")).toBeNull();
      expect(headers.get("access-control-allow-origin")).toBeNull();
    });
  },
);

describe.each(PAGES)("the policy of %s", (path) => {
  test("allows the scripts of this one answer and no others", async () => {
    const [first, second] = [await call<string>(app, path), await call<string>(app, path)];
    const nonce = nonceOf(first.headers);
    expect(nonce.length).toBeGreaterThanOrEqual(22);
    expect(nonceOf(second.headers)).not.toBe(nonce);
    const scripts = directive(first.headers, "script-src");
    expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
    expect(directive(first.headers, "object-src")).toBe("'none'");
    expect(directive(first.headers, "base-uri")).toBe("'self'");
    expect(directive(first.headers, "frame-ancestors")).toBe("'none'");
    const tags = first.text.match(/<script\b[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(0);
    for (const tag of tags) expect(tag).toContain(`nonce="${nonce}"`);
    expect(first.text).not.toMatch(/\son(?:click|load|error|submit)=/i);
  });
});

test("a nonce that a client sends along is not used", async () => {
  const headers = { "content-security-policy": "script-src 'nonce-mine'", "x-nonce": "mine" };
  const page = await call<string>(app, "/", { headers });
  expect(page.headers.get("content-security-policy")).not.toContain("mine");
  expect(page.text).not.toContain('nonce="mine"');
});

test("answers about a person are kept by nobody", async () => {
  for (const path of ["/", "/sign-in", "/api/bookings/bkg_1", "/api/movies", "/api/health"]) {
    const { headers } = await call(app, path);
    expect([path, headers.get("cache-control")]).toEqual([path, expect.stringMatching(/no-store/)]);
  }
});

test("health tells each part and needs no sign-in", async () => {
  const health = await call(app, "/api/health");
  expect(health.body).toMatchObject({ status: "ok", parts: { database: "up", redis: "up" } });
});

function directive(headers: Headers, name: string): string {
  const parts = (headers.get("content-security-policy") ?? "").split("; ");
  return parts.find((part) => part.startsWith(`${name} `))?.slice(name.length + 1) ?? "";
}

function nonceOf(headers: Headers): string {
  return directive(headers, "script-src").match(/'nonce-([^']+)'/)?.[1] ?? "";
}
