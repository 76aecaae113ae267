// A session is a row: signing out everywhere, a new password, a changed role or a dismissal act at
// the very next request, whatever cookie or token is still around.
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/policy";
import { DAY_MS, MINUTE_MS, shift } from "@/lib/domain/time";
import { hashSecret, newId, newSecret } from "@/lib/services/tokens";

export const SESSION_MS = 14 * DAY_MS;
/** How fresh "last seen" is kept; writing it at every request would be a write per read. */
const SEEN_MS = 5 * MINUTE_MS;

export const GUEST: Actor = { kind: "guest" };

export interface OpenedSession {
  readonly sessionId: string;
  /** The API's bearer token; shown once, kept as a hash. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Opens a session for a person on a device. */
export async function openSession(
  userId: string,
  userAgent: string | null,
  now: Date,
): Promise<OpenedSession> {
  const sessionId = newId("session");
  const token = newSecret();
  const expiresAt = shift(now, SESSION_MS);
  await db().userSession.create({
    data: {
      id: sessionId,
      userId,
      tokenHash: hashSecret(token),
      userAgent: userAgent?.slice(0, 200) ?? null,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
    },
    select: { id: true },
  });
  return { sessionId, token, expiresAt };
}

/** Ends a session; what still carries it opens nothing from now on. */
export async function endSession(sessionId: string, now: Date): Promise<void> {
  await db().userSession.updateMany({
    where: { id: sessionId, endedAt: null },
    data: { endedAt: now },
  });
}

/** Who a session id of a cookie, or a bearer token, stands for; a guest when it opens nothing. */
export async function findActor(
  key: { readonly sessionId: string } | { readonly token: string },
  now: Date,
): Promise<Actor> {
  const where = "token" in key ? { tokenHash: hashSecret(key.token) } : { id: key.sessionId };
  const session = await db().userSession.findUnique({
    where,
    select: {
      id: true,
      endedAt: true,
      expiresAt: true,
      lastSeenAt: true,
      user: {
        select: {
          id: true,
          name: true,
          email: true,
          role: true,
          language: true,
          deactivatedAt: true,
        },
      },
    },
  });
  if (!session || session.endedAt || session.expiresAt <= now || session.user.deactivatedAt)
    return GUEST;
  if (session.lastSeenAt < shift(now, -SEEN_MS)) {
    await db().userSession.updateMany({ where: { id: session.id }, data: { lastSeenAt: now } });
  }
  const { id: userId, role, name, email, language } = session.user;
  return { kind: role, userId, sessionId: session.id, name, email, language };
}
