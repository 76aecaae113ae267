import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** Made at first start and kept, so that sessions and tickets survive a restart. */
export interface Secrets {
  readonly redisToken: string;
  readonly stripeKey: string;
  readonly webhookSecret: string;
  readonly resendKey: string;
  readonly inngestKey: string;
  readonly authSecret: string;
  readonly ticketKey: string;
  readonly accounts: {
    readonly member: Account;
    readonly staff: Account;
    readonly admin: Account;
  };
}

export interface Account {
  readonly email: string;
  readonly password: string;
}

/** Reads the local cloud's secrets, or makes them. Each says "local", and production refuses it. */
export async function readSecrets(folder: string): Promise<Secrets> {
  const file = path.join(folder, "secrets.json");
  const known = await readFile(file, "utf8").catch(() => null);
  if (known !== null) return JSON.parse(known) as Secrets;
  const made = makeSecrets();
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}

function makeSecrets(): Secrets {
  const random = () => randomBytes(24).toString("hex");
  const { privateKey } = generateKeyPairSync("ed25519");
  const der = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
  return {
    redisToken: `local_${random()}`,
    stripeKey: `sk_test_local_${random()}`,
    webhookSecret: `whsec_local_${random()}`,
    resendKey: `re_local_${random()}`,
    inngestKey: `local_${random()}`,
    authSecret: `local_${random()}`,
    ticketKey: `local:${der}`,
    accounts: {
      member: { email: "member@matinee.local", password: makePassword() },
      staff: { email: "staff@matinee.local", password: makePassword() },
      admin: { email: "admin@matinee.local", password: makePassword() },
    },
  };
}

/** Long enough to be safe, short enough to be typed from the terminal. */
function makePassword(): string {
  return `matinee-${randomBytes(5).toString("hex")}`;
}
