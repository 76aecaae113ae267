import { hash, verify } from "@node-rs/argon2";

/** OWASP's argon2id parameters: 19 MiB, two passes, one lane (argon2id is the library's default). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Verified when no account fits, so that a wrong address takes as long as a wrong password. */
let decoy: Promise<string> | undefined;

/** The string to keep: algorithm, parameters, salt and hash in one. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** True when the password is the one hashed; with null it takes as long and is false. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const known = passwordHash ?? (await (decoy ??= hash("nobody", COST)));
  const fits = await verify(known, password).catch(() => false);
  return fits && passwordHash !== null;
}
