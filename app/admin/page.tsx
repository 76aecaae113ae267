import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BackOfficeCard } from "@/components/account/back-office-card";
import { ButtonLink } from "@/components/ui/button-link";
import { Story } from "@/components/ui/story";
import { getActor } from "@/lib/auth/session";
import { paths } from "@/lib/web/paths";

export const metadata: Metadata = { title: "Back office" };

export default async function AdminPage() {
  const actor = await getActor();
  if (actor.kind === "guest") redirect(paths.signIn({ next: paths.admin() }));
  if (actor.kind === "member") return <NotForYou />;
  return <BackOfficeCard actor={actor} />;
}

function NotForYou() {
  return (
    <Story
      eyebrow="403"
      title="This door is for staff"
      actions={
        <>
          <ButtonLink href={paths.home()}>Back to the movies</ButtonLink>
          <ButtonLink href={paths.account()} look="quiet">
            Your account
          </ButtonLink>
        </>
      }
    >
      <p>If you work here, sign in with the account the house gave you.</p>
    </Story>
  );
}
