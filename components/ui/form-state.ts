"use client";

import { createContext, useContext } from "react";
import type { ActionState } from "@/lib/web/action-state";

/** What the fields of a form may know of its last answer. */
export interface FormMemory {
  readonly fields: Readonly<Record<string, string>>;
  readonly kept: Readonly<Record<string, string>>;
}

const NOTHING: FormMemory = { fields: {}, kept: {} };

export const FormMemoryContext = createContext<FormMemory>(NOTHING);

/** The error and the kept value of one field. */
export function useField(name: string): { error: string | undefined; kept: string | undefined } {
  const memory = useContext(FormMemoryContext);
  return { error: memory.fields[name], kept: memory.kept[name] };
}

/** Errors and kept values of an answer, whatever kind it is. */
export function toMemory(state: ActionState<unknown>): FormMemory {
  if (state.kind === "invalid") return { fields: state.fields, kept: state.kept };
  if (state.kind === "refused") return { fields: {}, kept: state.kept };
  return NOTHING;
}
