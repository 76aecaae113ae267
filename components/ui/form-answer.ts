import type { ActionState } from "@/lib/web/action-state";

/** Any server action a form can send to, whatever its "done" carries: forms show only the rest. */
export type SubmitAction = (
  previous: ActionState<never>,
  form: FormData,
) => Promise<ActionState<unknown>>;

/** Before anything was sent. */
export const IDLE_STATE: ActionState<never> = { kind: "idle" };

/** The one sentence an answer has for people; empty while there is none. */
export function toMessage(state: ActionState<unknown>): string {
  if (state.kind === "refused") return state.message;
  if (state.kind === "invalid") return "Please check the marked fields.";
  return "";
}
