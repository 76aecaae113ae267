import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/account/sign-in-form";
import { getActor } from "@/lib/auth/session";
import { safeNext } from "@/lib/web/paths";
import { readFirst, type SearchParams } from "../search-params";
import { signInAction } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const [query, actor] = await Promise.all([readFirst(searchParams), getActor()]);
  const next = safeNext(query["next"]);
  if (actor.kind !== "guest") redirect(next);
  return <SignInForm action={signInAction} next={next} />;
}
