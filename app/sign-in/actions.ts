"use server";

import { checkCredentials } from "@/lib/auth/credentials";
import { signIn } from "@/lib/auth/session";
import { defineAction } from "@/lib/web/define-action";
import { signInInput } from "@/lib/web/inputs";
import { safeNext } from "@/lib/web/paths";

export const signInAction = defineAction({
  input: signInInput,
  run: ({ input, address }) => checkCredentials({ ...input, address }),
  onDone: async ({ userId }, { input }) => {
    await signIn(userId);
    return safeNext(input.next);
  },
});
