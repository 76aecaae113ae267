import type { Refusal } from "@/lib/domain/result";

/** What a form shows after its action ran. `kept` is what was typed, never a secret. */
export type ActionState<T = null> =
  | { readonly kind: "idle" }
  | {
      readonly kind: "invalid";
      readonly fields: Readonly<Record<string, string>>;
      readonly kept: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: "refused";
      readonly refusal: Refusal;
      readonly message: string;
      readonly kept: Readonly<Record<string, string>>;
    }
  | { readonly kind: "done"; readonly value: T };

/** A server action as a form sees it; works with useActionState and without JavaScript. */
export type FormAction<T = null> = (
  previous: ActionState<T>,
  form: FormData,
) => Promise<ActionState<T>>;
