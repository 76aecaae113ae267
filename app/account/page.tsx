import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountCard } from "@/components/account/account-card";
import { getActor } from "@/lib/auth/session";
import { paths } from "@/lib/web/paths";
import { signOutAction } from "./actions";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const actor = await getActor();
  if (actor.kind === "guest") redirect(paths.signIn({ next: paths.account() }));
  return <AccountCard actor={actor} signOut={signOutAction} />;
}
