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

/** A new account, on the way to wherever one was going. */
export function RegisterForm({ action, next }: Props) {
  return (
    <EntryCard
      title="Create an account"
      text="So that your tickets find you, on every device."
      other={{ question: "Already have one?", link: "Sign in", href: paths.signIn({ next }) }}
    >
      <ActionForm action={action} hidden={{ next }} className="grid gap-5">
        <Field name="name" label="Name" autoComplete="name" />
        <Field name="email" label="E-mail address" type="email" autoComplete="email" />
        <Field
          name="password"
          label="Password"
          type="password"
          autoComplete="new-password"
          hint="At least 10 characters. A sentence is fine."
        />
        <SubmitButton pending="Creating your account" size="large" wide>
          Create account
        </SubmitButton>
      </ActionForm>
    </EntryCard>
  );
}
