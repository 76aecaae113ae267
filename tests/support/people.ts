import { randomBytes } from "node:crypto";
import type { Cloud } from "@/local/cloud";
import { toEnvironment } from "@/local/environment";
import { readSecrets } from "@/local/secrets";
import { db } from "@/lib/db/client";
import type { Role, SignedIn } from "@/lib/domain/policy";
import { DAY_MS, shift } from "@/lib/domain/time";
import { now } from "@/lib/services/clock";
import { hashSecret, newSecret } from "@/lib/services/tokens";
import { apiFor, newAddress } from "./api";
import type { Stack } from "./stack";
import { makeMembers } from "./world";

/** What the stack's application was told, for a second one or for reading the same database. */
export async function readEnvironment(
  stack: Stack,
  folder: string,
): Promise<Record<string, string>> {
  const cloud = {
    secrets: await readSecrets(folder),
    databaseUrl: stack.database,
    redis: stack.redis,
    stripeUrl: stack.stripe.url,
    resendUrl: stack.resend,
    inngestUrl: stack.inngest,
  } satisfies Partial<Cloud>;
  return toEnvironment(cloud as unknown as Cloud, Number(new URL(stack.app).port));
}

/** Lets this test file look into the stack's database, and only there. */
export async function lookInto(stack: Stack, folder: string): Promise<void> {
  if (new URL(stack.database).hostname !== "127.0.0.1") throw new Error("Loopback only.");
  Object.assign(process.env, await readEnvironment(stack, folder));
}

/** Somebody signed in by a bearer token, at an address of their own. */
export interface Person {
  readonly actor: SignedIn;
  readonly token: string;
  readonly address: string;
  readonly sessionId: string;
}

/** Many signed-in people at once: rows and nothing else, as if they had all asked for a token. */
export async function signInPeople(count: number, role: Role = "member"): Promise<Person[]> {
  const members = await makeMembers(count);
  const at = now();
  const people = members.map((actor) => {
    const sessionId = `ses_${randomBytes(8).toString("hex")}`;
    return {
      actor: { ...actor, kind: role, sessionId },
      token: newSecret(),
      address: newAddress(),
      sessionId,
    };
  });
  if (role !== "member") {
    const ids = members.map((member) => member.userId);
    await db().user.updateMany({ where: { id: { in: ids } }, data: { role } });
  }
  await db().userSession.createMany({
    data: people.map(({ actor, token, sessionId }) => ({
      id: sessionId,
      userId: actor.userId,
      tokenHash: hashSecret(token),
      createdAt: at,
      lastSeenAt: at,
      expiresAt: shift(at, 14 * DAY_MS),
    })),
  });
  return people;
}

export async function signInPerson(role: Role = "member"): Promise<Person> {
  return (await signInPeople(1, role))[0] as Person;
}

/** A new signed-in person and their doors. */
export async function visit(app: string, role: Role = "member") {
  const person = await signInPerson(role);
  return { ...person, api: apiFor(app, person) };
}
