import { randomBytes } from "node:crypto";
import { hash } from "@node-rs/argon2";
import type pg from "pg";
import { DAY_MS, shift } from "@/lib/domain/time";
import { PEOPLE, type PersonSeed } from "./people";
import { insertRows } from "./rows";

type AccountRole = "member" | "staff" | "admin";

/** The sign-ins the local cloud prints; their passwords exist nowhere else. */
export type Accounts = Readonly<
  Record<AccountRole, { readonly email: string; readonly password: string; readonly name?: string }>
>;

const NAMES: Readonly<Record<AccountRole, string>> = {
  member: "Maya Fernandes",
  staff: "Sam Oyelaran",
  admin: "Ada Whitlow",
};

/** argon2id with the parameters OWASP names as a minimum. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Inserts the three accounts and the audience, whose password nobody knows. */
export async function insertPeople(client: pg.ClientBase, accounts: Accounts, now: Date) {
  const nobodys = await hash(randomBytes(32).toString("base64url"), COST);
  const audience = PEOPLE.map((person, index) => ({
    ...toUserRow(person, "member", nobodys, now),
    createdAt: shift(now, -(20 + (index % 300)) * DAY_MS),
  }));
  const people = await Promise.all(
    (["member", "staff", "admin"] as const).map(async (role) => {
      const account = accounts[role];
      return toUserRow(personOf(role, account), role, await hash(account.password, COST), now);
    }),
  );
  await insertRows(client, "users", [...people, ...audience]);
}

/** The person behind an account of the local cloud. */
export function personOf(role: AccountRole, account: Accounts[AccountRole]): PersonSeed {
  return {
    id: `usr_${role}`,
    email: account.email.toLowerCase(),
    name: account.name ?? NAMES[role],
  };
}

function toUserRow(person: PersonSeed, role: AccountRole, passwordHash: string, now: Date) {
  const createdAt = shift(now, -30 * DAY_MS);
  const dated = { createdAt, emailVerifiedAt: createdAt, updatedAt: now };
  return { ...person, passwordHash, role, language: "en", ...dated };
}
