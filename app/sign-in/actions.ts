"use server";

import { z } from "zod";
import { checkCredentials } from "@/lib/auth/credentials";
import { signIn } from "@/lib/auth/session";
import { defineAction } from "@/lib/web/define-action";
import { safeNext } from "@/lib/web/paths";

export const signInAction = defineAction({
  input: z.object({
    email: z.string().trim().min(1, "Your e-mail address, please.").max(254),
    password: z.string().min(1, "Your password, please.").max(200),
    next: z.string().max(2000).optional(),
  }),
  run: ({ input, address }) => checkCredentials({ ...input, address }),
  onDone: async ({ userId }, { input }) => {
    await signIn(userId);
    return safeNext(input.next);
  },
});
