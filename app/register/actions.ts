"use server";

import { signIn } from "@/lib/auth/session";
import { registerInput, registerMember } from "@/lib/commands/register-member";
import { defineAction } from "@/lib/web/define-action";
import { nextInput } from "@/lib/web/inputs";
import { safeNext } from "@/lib/web/paths";

/** Makes the account and signs in: buying needs no verified address. */
export const registerAction = defineAction({
  input: registerInput.extend(nextInput),
  limit: "register",
  run: ({ input }) => registerMember(input),
  onDone: async ({ userId }, { input }) => {
    await signIn(userId);
    return safeNext(input.next);
  },
});
