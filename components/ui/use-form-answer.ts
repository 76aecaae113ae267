"use client";

import { useActionState } from "react";
import type { FormAction } from "@/lib/web/action-state";
import { IDLE_STATE, type SubmitAction } from "./form-answer";

/** The last answer of an action, how to send to it, and whether one is on its way. */
export function useFormAnswer(action: SubmitAction) {
  // Actions never read the previous state, so its "done" value may be anything.
  return useActionState(action as FormAction<unknown>, IDLE_STATE);
}
