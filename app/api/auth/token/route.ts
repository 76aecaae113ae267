import { z } from "zod";
import { checkCredentials } from "@/lib/auth/credentials";
import { openSession } from "@/lib/auth/sessions";
import { ok } from "@/lib/domain/result";
import { defineRoute } from "@/lib/web/define-route";

export const POST = defineRoute({
  input: z.object({ email: z.string().min(1).max(254), password: z.string().min(1).max(200) }),
  run: async ({ input, address, request, now }) => {
    const checked = await checkCredentials({ ...input, address });
    if (!checked.ok) return checked;
    const agent = request.headers.get("user-agent");
    const { token, expiresAt } = await openSession(checked.value.userId, agent, now);
    return ok({ token, expiresAt });
  },
});
