import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/config";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** next-auth's own endpoints; the options need the environment, so they are made at the request. */
function handler(request: Request, context: Context): Promise<Response> {
  return (NextAuth(authOptions()) as (request: Request, context: Context) => Promise<Response>)(
    request,
    context,
  );
}

export { handler as GET, handler as POST };
