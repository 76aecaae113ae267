/** Sent with every answer; the CSP is per request because of its nonce. */
export const SECURITY_HEADERS = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "camera=(self), geolocation=(), microphone=(), payment=()",
  "cross-origin-opener-policy": "same-origin",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
} as const;

/**
 * Scripts run only with this request's nonce. Styles may be inline: React writes style attributes,
 * and a style cannot act. `isDeveloping` lets React's tools evaluate code.
 */
export function contentSecurityPolicy(nonce: string, isDeveloping: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDeveloping ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDeveloping ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'self'",
    // Paying leaves the site by a redirect that follows a form.
    "form-action 'self' https: http://127.0.0.1:* http://localhost:*",
    "frame-ancestors 'none'",
  ].join("; ");
}
