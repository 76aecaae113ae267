import { cookies, headers } from "next/headers";
import { getServerSession } from "next-auth";
import { encode } from "next-auth/jwt";
import { cache } from "react";
import type { Actor } from "@/lib/domain/policy";
import { SECOND_MS } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { now } from "@/lib/services/clock";
import { authOptions } from "./config";
import { endSession, findActor, GUEST, openSession, SESSION_MS } from "./sessions";

/** Who asks, from the API's bearer token or the session cookie; read once per request. */
export const getActor = cache(async (): Promise<Actor> => {
  const authorization = (await headers()).get("authorization");
  const token = authorization?.match(/^Bearer (\S{20,200})$/)?.[1];
  if (token) return findActor({ token }, now());
  if (authorization) return GUEST;
  if (!(await cookies()).has(cookieName())) return GUEST;
  const session = await getServerSession(authOptions());
  return session?.sid ? findActor({ sessionId: session.sid }, now()) : GUEST;
});

/** Signs a person in on this device: a session row and next-auth's own cookie for it. */
export async function signIn(userId: string): Promise<void> {
  const agent = (await headers()).get("user-agent");
  const { sessionId } = await openSession(userId, agent, now());
  const maxAge = SESSION_MS / SECOND_MS;
  const value = await encode({ token: { sid: sessionId }, secret: env().auth.secret, maxAge });
  (await cookies()).set(cookieName(), value, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: isSecure(),
    maxAge,
  });
}

/** Ends this device's session; its cookie opens nothing from now on. */
export async function signOut(): Promise<void> {
  const actor = await getActor();
  if (actor.kind !== "guest") await endSession(actor.sessionId, now());
  (await cookies()).delete(cookieName());
}

function isSecure(): boolean {
  return env().auth.url.startsWith("https://");
}

/** next-auth's own names, so that its endpoints and ours read the same cookie. */
function cookieName(): string {
  return isSecure() ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}
