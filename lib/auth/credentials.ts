import { db } from "@/lib/db/client";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { isPassword } from "@/lib/services/password";
import { takeLimit } from "@/lib/services/rate-limit";

interface Credentials {
  readonly email: string;
  readonly password: string;
  /** The client's address, for the limit per address. */
  readonly address: string;
}

/**
 * Whose credentials these are. Limited per address and per account; a wrong address takes as long
 * and answers the same as a wrong password. Refuses rate_limited, wrong_credentials.
 */
export async function checkCredentials({
  email,
  password,
  address,
}: Credentials): Promise<Result<{ userId: string }>> {
  const account = email.trim().toLowerCase();
  const [byAddress, byAccount] = await Promise.all([
    takeLimit("signInAddress", address),
    takeLimit("signInAccount", account),
  ]);
  const blocked = [byAddress, byAccount].filter((limit) => !limit.isAllowed);
  if (blocked.length > 0) {
    const retryAfterSeconds = Math.max(...blocked.map((limit) => limit.retryAfterSeconds));
    return refuse({ code: "rate_limited", retryAfterSeconds, most: byAddress.most });
  }
  const user = await db().user.findUnique({
    where: { email: account },
    select: { id: true, passwordHash: true, deactivatedAt: true },
  });
  const isRight = await isPassword(user?.passwordHash ?? null, password.slice(0, 200));
  if (!user || !isRight || user.deactivatedAt) return refuse({ code: "wrong_credentials" });
  return ok({ userId: user.id });
}
