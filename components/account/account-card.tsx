import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import type { SubmitAction } from "@/components/ui/form-answer";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Role, SignedIn } from "@/lib/domain/policy";
import { paths } from "@/lib/web/paths";

const ROLE_WORDS = {
  member: "Member",
  staff: "Staff",
  admin: "Administrator",
} as const satisfies Record<Role, string>;

interface Props {
  readonly actor: SignedIn;
  readonly signOut: SubmitAction;
}

/** Who is signed in, and the way out. */
export function AccountCard({ actor, signOut }: Props) {
  return (
    <div className="page py-8 md:py-14">
      <h1 className="text-title font-extrabold">{actor.name}</h1>
      <dl className="mt-8 grid max-w-3xl gap-px overflow-hidden rounded-card border border-line bg-line sm:grid-cols-2">
        <Fact term="E-mail address" value={actor.email} />
        <Fact term="Account" value={ROLE_WORDS[actor.kind]} />
      </dl>
      <div className="mt-8 flex flex-wrap items-start gap-3">
        <ButtonLink href={paths.bookings()}>Your bookings</ButtonLink>
        {actor.kind === "member" ? null : (
          <ButtonLink href={paths.admin()} look="quiet">
            Back office
          </ButtonLink>
        )}
        <ActionForm action={signOut}>
          <SubmitButton pending="Signing out" look="quiet">
            Sign out
          </SubmitButton>
        </ActionForm>
      </div>
    </div>
  );
}

function Fact({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div className="bg-surface p-5">
      <dt className="text-sm text-faint">{term}</dt>
      <dd className="mt-1 font-semibold break-words">{value}</dd>
    </div>
  );
}
