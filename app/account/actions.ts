"use server";

import { redirect } from "next/navigation";
import { signOut } from "@/lib/auth/session";
import { paths } from "@/lib/web/paths";

export async function signOutAction(): Promise<void> {
  await signOut();
  redirect(paths.home());
}
