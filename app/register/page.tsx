import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RegisterForm } from "@/components/account/register-form";
import { getActor } from "@/lib/auth/session";
import { safeNext } from "@/lib/web/paths";
import { readFirst, type SearchParams } from "../search-params";
import { registerAction } from "./actions";

export const metadata: Metadata = { title: "Create an account" };

export default async function RegisterPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const [query, actor] = await Promise.all([readFirst(searchParams), getActor()]);
  const next = safeNext(query["next"]);
  if (actor.kind !== "guest") redirect(next);
  return <RegisterForm action={registerAction} next={next} />;
}
