import { checkCredentials } from "@/lib/auth/credentials";
import { openSession } from "@/lib/auth/sessions";
import { answer } from "@/lib/web/answers";
import { defineRoute } from "@/lib/web/define-route";
import { tokenInput } from "@/lib/web/inputs";

export const POST = defineRoute({
  input: tokenInput,
  run: async ({ input, address, request, now }) => {
    const checked = await checkCredentials({ ...input, address });
    if (!checked.ok) return checked;
    const agent = request.headers.get("user-agent");
    const { token, expiresAt } = await openSession(checked.value.userId, agent, now);
    return answer({ token, expiresAt });
  },
});
