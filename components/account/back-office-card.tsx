import { ButtonLink } from "@/components/ui/button-link";
import { Eyebrow } from "@/components/ui/eyebrow";
import type { SignedIn } from "@/lib/domain/policy";
import { paths } from "@/lib/web/paths";

/** The door to the back office: who you are, and what is behind it so far. */
export function BackOfficeCard({ actor }: { readonly actor: SignedIn }) {
  return (
    <div className="page py-8 md:py-14">
      <Eyebrow>Back office</Eyebrow>
      <h1 className="mt-3 max-w-3xl text-title font-extrabold">Good to see you, {actor.name}</h1>
      <p className="mt-4 text-lg text-quiet">
        You are signed in as {actor.email} with the rights of {actor.kind === "admin" ? "an" : "a"}{" "}
        {actor.kind === "admin" ? "administrator" : "member of staff"}.
      </p>
      <div className="mt-8 flex flex-wrap gap-3">
        <ButtonLink href={paths.movies()}>Today&rsquo;s programme</ButtonLink>
        <ButtonLink href={paths.account()} look="quiet">
          Your account
        </ButtonLink>
      </div>
    </div>
  );
}
