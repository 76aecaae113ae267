"use client";

import { useId } from "react";
import { useField } from "./form-state";

interface Props {
  readonly name: string;
  readonly label: string;
  readonly type?: "text" | "email" | "password";
  readonly autoComplete?: string;
  readonly hint?: string;
}

/** A labelled input that shows its own error. A secret never comes back into it. */
export function Field({ name, label, type = "text", autoComplete, hint }: Props) {
  const id = useId();
  const { error, kept } = useField(name);
  const note = error ?? hint;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium text-quiet">
        {label}
      </label>
      <input
        id={id}
        name={name}
        type={type}
        autoComplete={autoComplete}
        required
        defaultValue={type === "password" ? undefined : kept}
        aria-invalid={error !== undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className="min-h-12 rounded-xl border border-edge bg-night px-4 text-base text-on-night transition-colors placeholder:text-faint hover:border-on-night aria-invalid:border-danger"
      />
      {note ? (
        <p id={`${id}-note`} className={error ? "text-sm text-danger" : "text-sm text-faint"}>
          {note}
        </p>
      ) : null}
    </div>
  );
}
