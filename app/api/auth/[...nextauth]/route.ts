import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/config";
import { requestAddress } from "@/lib/web/request";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** next-auth's own endpoints; the options need the environment, so they are made at the request. */
async function handler(request: Request, context: Context): Promise<Response> {
  const options = authOptions(await requestAddress());
  return (NextAuth(options) as (request: Request, context: Context) => Promise<Response>)(
    request,
    context,
  );
}

export { handler as GET, handler as POST };
