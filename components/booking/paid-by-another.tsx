import { ButtonLink } from "@/components/ui/button-link";

/** Somebody came back from paying without being signed in as the owner: nothing more is told. */
export function PaidByAnother({ signInHref }: { readonly signInHref: string }) {
  return (
    <section className="mx-auto max-w-xl px-5 py-24 text-center">
      <h1 className="text-3xl font-semibold tracking-tight">Paid, thank you</h1>
      <p className="mt-4 text-quiet">Sign in to see your tickets.</p>
      <p className="mt-8">
        <ButtonLink href={signInHref}>Sign in</ButtonLink>
      </p>
    </section>
  );
}
