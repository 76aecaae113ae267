"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { buttonStyles, type ButtonLook } from "./button-styles";

interface Props extends ButtonLook {
  readonly children: ReactNode;
  /** Said while the answer is on its way, e.g. "Signing in". */
  readonly pending: string;
}

/** Sends its form once: while an answer is on its way it says so and takes no further press. */
export function SubmitButton({ children, pending, ...look }: Props) {
  const { pending: isPending } = useFormStatus();
  return (
    <button type="submit" disabled={isPending} className={buttonStyles(look)}>
      {isPending ? `${pending} …` : children}
    </button>
  );
}
