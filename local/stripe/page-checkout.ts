import { html, type Html } from "./html";
import type { Answer } from "./http";
import { DELAYED_METHODS, delayedOf } from "./methods";
import { formatMoney } from "./money";
import {
  CARD_NUMBER,
  CVC,
  EMAIL,
  EXPIRY,
  fieldOf,
  NAME,
  type Field,
  type Problem,
} from "./page-fields";
import { pageAnswer } from "./page-layout";
import type { SessionRecord } from "./state";

/** What the buyer typed and may see again: never the card. */
export interface Typed {
  readonly email: string;
  readonly name: string;
  readonly delayed: boolean;
}

/** The hosted checkout: what is bought on one side, how it is paid on the other. */
export function checkoutPage(record: SessionRecord, typed: Typed, problems: Problem[]): Answer {
  const body = html`<div class="checkout">
    ${summary(record)}
    <main class="payment">
      <h2 id="pay-heading">Pay with card${delayedOf(record) === null ? "" : " or bank account"}</h2>
      ${errorSummary(problems)} ${form(record, typed, problems)} ${TESTING}
    </main>
  </div>`;
  return pageAnswer(`${problems.length > 0 ? "Error: " : ""}Pay ${record.merchant}`, body);
}

function summary(record: SessionRecord): Html {
  const { session, items, details, merchant } = record;
  const money = (minor: number) => formatMoney(minor, session.currency ?? "usd", session.locale);
  const total = money(session.amount_total ?? 0);
  const back = session.cancel_url;
  return html`<header class="summary">
    <div class="top">
      ${
        back === null
          ? html`<span class="back">${merchant}</span>`
          : html`<a class="back" href="${back}"
              ><span aria-hidden="true">←</span> Back to ${merchant}</a
            >`
      }
      <span class="badge">Test mode</span>
    </div>
    <h1 class="merchant" id="pay-what">Pay ${merchant}</h1>
    <p class="total">${total}</p>
    <ul class="items" aria-label="Order summary">
      ${items.map(
        (item, index) =>
          html`<li>
            <span>
              <span class="name">${item.description}</span>
              ${details[index] ? html`<small>${details[index]}</small>` : null}
              ${
                (item.quantity ?? 1) > 1
                  ? html`<small
                      >Qty ${item.quantity}, ${money(item.price.unit_amount ?? 0)} each</small
                    >`
                  : null
              }
            </span>
            <span class="amount">${money(item.amount_total)}</span>
          </li>`,
      )}
    </ul>
    <p class="due"><span>Total due</span> <span>${total}</span></p>
  </header>`;
}

function errorSummary(problems: readonly Problem[]): Html | null {
  if (problems.length === 0) return null;
  return html`<div class="errors" role="alert" tabindex="-1" autofocus>
    <h3>The payment did not go through</h3>
    <ul>
      ${problems.map(({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`)}
    </ul>
  </div>`;
}

function form(record: SessionRecord, typed: Typed, problems: readonly Problem[]): Html {
  const { session } = record;
  const delayed = delayedOf(record);
  const amount = formatMoney(session.amount_total ?? 0, session.currency ?? "usd", session.locale);
  const input = (field: Field) => fieldOf(field, problems);
  const card = html`
    ${input({ ...CARD_NUMBER, value: "" })}
    <div class="pair">${input({ ...EXPIRY, value: "" })} ${input({ ...CVC, value: "" })}</div>
    ${input({ ...NAME, value: typed.name })}
    <button class="pay" type="submit">Pay ${amount}</button>
  `;
  return html`<form method="post" action="/c/pay/${session.id}" novalidate>
    ${input({ ...EMAIL, value: typed.email })}
    ${
      delayed === null
        ? html`<div class="panel only">${card}</div>`
        : methods(delayed, typed, card, input)
    }
    ${
      session.cancel_url === null
        ? null
        : html`<p class="cancel"><a href="${session.cancel_url}">Cancel</a></p>`
    }
  </form>`;
}

/** Two radios and, without any script, the panel of the one that is chosen. */
function methods(type: string, typed: Typed, card: Html, input: (field: Field) => Html): Html {
  const method = DELAYED_METHODS[type];
  const checked = (on: boolean) => (on ? html`checked` : null);
  return html`<fieldset>
    <legend class="group-title">Payment method</legend>
    <input
      class="method"
      type="radio"
      name="method"
      value="card"
      id="method-card"
      ${checked(!typed.delayed)}
    />
    <label for="method-card">Card</label>
    <input
      class="method"
      type="radio"
      name="method"
      value="${type}"
      id="method-delayed"
      ${checked(typed.delayed)}
    />
    <label for="method-delayed">${method?.label}</label>
    <div class="panel panel-card">${card}</div>
    <div class="panel panel-delayed">
      ${input({
        id: "account",
        label: method?.account ?? "Account number",
        hint: "The money arrives later. Test accounts: 000123456789 pays, 000111111116 fails.",
        autocomplete: "off",
        value: "",
      })}
      ${input({ ...NAME, id: "holder", label: "Name on account", value: typed.name })}
      <button class="pay" type="submit">Pay</button>
    </div>
  </fieldset>`;
}

const TESTING = html`<details class="testing">
  <summary>Test cards</summary>
  <p>No money moves. Any future expiry and any CVC will do.</p>
  <dl>
    <dt>4242 4242 4242 4242</dt>
    <dd>pays</dd>
    <dt>4000 0000 0000 0002</dt>
    <dd>is declined</dd>
    <dt>4000 0025 0000 3155</dt>
    <dd>asks for 3-D Secure</dd>
  </dl>
</details>`;
