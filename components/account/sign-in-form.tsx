import { ActionForm } from "@/components/ui/action-form";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { SubmitAction } from "@/components/ui/form-answer";
import { paths } from "@/lib/web/paths";
import { EntryCard } from "./entry-card";

interface Props {
  readonly action: SubmitAction;
  /** Where to go afterwards: a path of this site. */
  readonly next: string;
}

/** Signing in, on the way to wherever one was going. */
export function SignInForm({ action, next }: Props) {
  return (
    <EntryCard
      title="Sign in"
      text="Your choice of seats is kept while you do."
      other={{ question: "New here?", link: "Create an account", href: paths.register({ next }) }}
    >
      <ActionForm action={action} hidden={{ next }} className="grid gap-5">
        <Field name="email" label="E-mail address" type="email" autoComplete="username" />
        <Field name="password" label="Password" type="password" autoComplete="current-password" />
        <SubmitButton pending="Signing in" size="large" wide>
          Sign in
        </SubmitButton>
      </ActionForm>
    </EntryCard>
  );
}
