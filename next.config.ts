import type { NextConfig } from "next";
import { SECURITY_HEADERS } from "./lib/web/security-headers";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are judged once, by `npm run typecheck`, for tests and product together.
  typescript: { ignoreBuildErrors: true },
  // Native and file-reading packages stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "@react-pdf/renderer", "pg"],
  headers: () =>
    Promise.resolve([
      {
        source: "/:path*",
        headers: Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value })),
      },
      {
        source: "/art/:path*",
        headers: [
          { key: "cache-control", value: "public, max-age=86400, stale-while-revalidate=604800" },
        ],
      },
    ]),
};

export default config;
