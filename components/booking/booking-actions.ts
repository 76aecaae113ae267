import type { SubmitAction } from "@/components/ui/form-answer";

/** What a person may do with a booking of their own. */
export interface BookingActions {
  readonly pay: SubmitAction;
  readonly extend: SubmitAction;
  readonly cancel: SubmitAction;
  readonly applyCode: SubmitAction;
}
