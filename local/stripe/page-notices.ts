import { html, type Html } from "./html";
import type { Answer } from "./http";
import { formatMoney } from "./money";
import { pageAnswer } from "./page-layout";
import type { SessionRecord } from "./state";

/** Nothing can be paid here any more. */
export function expiredPage({ session, merchant }: SessionRecord): Answer {
  const title = "This checkout has expired";
  const back =
    session.cancel_url === null
      ? null
      : html`<a class="button" href="${session.cancel_url}">Back to ${merchant}</a>`;
  return notice(
    title,
    html`<p>You have not been charged. Go back to start again.</p>
      ${back}`,
  );
}

/** Somebody paid before, most often the same person in another tab; forwards after a moment. */
export function alreadyPaidPage({ merchant }: SessionRecord, successUrl: string): Answer {
  const body = html`<p>
      This checkout was completed before, and you were charged only once. We are taking you back to
      ${merchant}.
    </p>
    <a class="button" href="${successUrl}">Continue to ${merchant}</a>`;
  return notice("You have already paid", body, { Refresh: `2; url=${successUrl}` });
}

/** The bank's page of a 3-D Secure card. */
export function authenticationPage({ session, merchant }: SessionRecord): Answer {
  const amount = formatMoney(session.amount_total ?? 0, session.currency ?? "usd", session.locale);
  const choice = (answer: string, label: string, look: string) =>
    html`<form method="post" action="/c/pay/${session.id}/authenticate">
      <input type="hidden" name="answer" value="${answer}" />
      <button class="button ${look}" type="submit">${label}</button>
    </form>`;
  const body = html`<p>Your bank asks whether you are paying ${amount} to ${merchant}.</p>
    ${choice("complete", "Complete", "")} ${choice("fail", "Fail", "quiet")}`;
  return notice("3-D Secure", body);
}

export function unknownPage(): Answer {
  const body = html`<p>The link is not complete, or it was never ours.</p>`;
  return { ...notice("There is no such checkout", body), status: 404 };
}

function notice(title: string, body: Html, headers: Record<string, string> = {}): Answer {
  const page = html`<div class="notice">
    <main>
      <span class="badge">Test mode</span>
      <h1>${title}</h1>
      ${body}
    </main>
  </div>`;
  return pageAnswer(title, page, headers);
}
