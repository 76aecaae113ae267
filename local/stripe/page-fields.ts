import { html, type Html } from "./html";

/** One thing to put right: the field's id and a sentence. */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

/** One labelled input. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly autocomplete: string;
  readonly value: string;
  readonly type?: string;
  readonly numeric?: boolean;
  readonly placeholder?: string;
  readonly hint?: string;
}

export const EMAIL = { id: "email", label: "Email", autocomplete: "email", type: "email" };
export const CARD_NUMBER = {
  id: "number",
  label: "Card number",
  autocomplete: "cc-number",
  numeric: true,
  placeholder: "1234 1234 1234 1234",
};
export const EXPIRY = {
  id: "expiry",
  label: "Expiry",
  autocomplete: "cc-exp",
  numeric: true,
  placeholder: "MM / YY",
};
export const CVC = {
  id: "cvc",
  label: "CVC",
  autocomplete: "cc-csc",
  numeric: true,
  placeholder: "CVC",
};
export const NAME = { id: "name", label: "Name on card", autocomplete: "cc-name" };

/** The field with its hint and, when it is wrong, its problem: tied together for screen readers. */
export function fieldOf(field: Field, problems: readonly Problem[]): Html {
  const { id } = field;
  const problem = problems.find((one) => one.field === id);
  const described = [field.hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""]
    .filter((name) => name !== "")
    .join(" ");
  return html`<div class="field">
    <label for="${id}">${field.label}</label>
    <input
      id="${id}"
      name="${id}"
      type="${field.type ?? "text"}"
      value="${field.value}"
      autocomplete="${field.autocomplete}"
      spellcheck="false"
      ${field.numeric ? html`inputmode="numeric"` : null}
      ${field.placeholder ? html`placeholder="${field.placeholder}"` : null}
      ${problem ? html`aria-invalid="true"` : null}
      ${described === "" ? null : html`aria-describedby="${described}"`}
    />
    ${problem ? html`<p class="problem" id="${id}-problem">${problem.message}</p>` : null}
    ${field.hint ? html`<p class="hint" id="${id}-hint">${field.hint}</p>` : null}
  </div>`;
}
