"use server";

import { signOut } from "@/lib/auth/session";
import { answer } from "@/lib/web/answers";
import { defineAction } from "@/lib/web/define-action";
import { noInput } from "@/lib/web/inputs";
import { paths } from "@/lib/web/paths";

/** Ends the session on this device; nothing that still carries it opens anything. */
export const signOutAction = defineAction({
  input: noInput,
  run: async () => {
    await signOut();
    return answer(null);
  },
  onDone: () => paths.home(),
});
