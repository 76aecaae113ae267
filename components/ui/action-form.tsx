"use client";

import type { ReactNode } from "react";
import { toMessage, type SubmitAction } from "./form-answer";
import { FormMemoryContext, toMemory } from "./form-state";
import { useFormAnswer } from "./use-form-answer";

interface Props {
  readonly action: SubmitAction;
  /** Values the action needs and nobody types. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * A form over a server action: works before and without scripts, keeps what was typed, and says
 * the answer in a live region. A client component because answers arrive without a reload.
 */
export function ActionForm({ action, hidden = {}, className, children }: Props) {
  const [state, formAction] = useFormAnswer(action);
  const message = toMessage(state);
  return (
    <form action={formAction} className={className} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormMemoryContext value={toMemory(state)}>{children}</FormMemoryContext>
      <p role="status" aria-live="polite" className="text-sm font-medium text-danger empty:hidden">
        {message}
      </p>
    </form>
  );
}
