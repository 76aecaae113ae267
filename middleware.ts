import { NextResponse, type NextRequest } from "next/server";
import { contentSecurityPolicy } from "@/lib/web/security-headers";

/** Gives every page its own script nonce; Next reads it from the request's policy header. */
export function middleware(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  // Files and JSON carry no scripts.
  matcher: ["/((?!api/|_next/static|_next/image|art/|favicon.ico|icon.svg).*)"],
};
