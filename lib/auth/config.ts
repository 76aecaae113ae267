import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { SECOND_MS } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { now } from "@/lib/services/clock";
import { checkCredentials } from "./credentials";
import { endSession, openSession, SESSION_MS } from "./sessions";

declare module "next-auth" {
  interface User {
    sid: string;
  }
  interface Session {
    sid: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sid: string;
  }
}

/**
 * Credentials force the JWT strategy: the token carries nothing but the session row's id, and the
 * row decides at every request. `address` is whose sign-ins are counted.
 */
export function authOptions(address = "unknown"): NextAuthOptions {
  return {
    secret: env().auth.secret,
    session: { strategy: "jwt", maxAge: SESSION_MS / SECOND_MS },
    pages: { signIn: "/sign-in" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(given, request) {
          // Whatever a form sends comes in here, unread by any schema.
          const { email, password }: Partial<Record<string, unknown>> = given ?? {};
          if (typeof email !== "string" || typeof password !== "string") return null;
          if (email.includes("\0")) return null;
          const checked = await checkCredentials({ email, password, address });
          if (!checked.ok) return null;
          const agent: unknown = request.headers?.["user-agent"];
          const { sessionId } = await openSession(
            checked.value.userId,
            typeof agent === "string" ? agent : null,
            now(),
          );
          return { id: checked.value.userId, sid: sessionId };
        },
      }),
    ],
    // Without this only the cookie would go, and a copy of it would stay good for 14 days.
    events: { signOut: ({ token }) => endSession(token.sid, now()) },
    callbacks: {
      jwt: ({ token, user }) => ({ sid: (user as { sid?: string } | undefined)?.sid ?? token.sid }),
      session: ({ session, token }) => ({ ...session, sid: token.sid }),
    },
  };
}
