import { parseForm } from "./form";
import { redirect, type Answer, type HttpRequest } from "./http";
import { delayedOf, findCard } from "./methods";
import { checkoutPage, type Typed } from "./page-checkout";
import type { Problem } from "./page-fields";
import { alreadyPaidPage, authenticationPage, expiredPage, unknownPage } from "./page-notices";
import { authenticate, pay, type PayResult } from "./payments";
import { findSession } from "./sessions";
import type { SessionRecord } from "./state";
import type { World } from "./world";

/** The pages a buyer sees: `/c/pay/:session` and its 3-D Secure step. */
export function answerHosted(world: World, request: HttpRequest): Answer {
  const [, , , id = "", step = ""] = request.path.split("/");
  const record = findSession(world, id);
  if (record === null || (step !== "" && step !== "authenticate")) return unknownPage();
  if (record.session.status === "expired") return expiredPage(record);
  if (record.session.status === "complete") return alreadyPaidPage(record, successUrl(record));
  const posted = request.method === "POST" ? parseForm(request.body) : null;
  const read = (name: string) => {
    const value = posted?.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  if (step === "authenticate") return answerStep(world, record, posted === null, read("answer"));
  const start = { email: record.session.customer_email ?? "", name: "", delayed: false };
  return posted === null ? checkoutPage(record, start, []) : submit(world, record, read);
}

/** Where the buyer goes after paying. */
function successUrl({ session }: SessionRecord): string {
  const template = /\{CHECKOUT_SESSION_ID\}|%7BCHECKOUT_SESSION_ID%7D/gi;
  return (session.success_url ?? "/").replace(template, session.id);
}

function answerStep(world: World, record: SessionRecord, isLook: boolean, answer: string): Answer {
  if (record.awaiting === null) return redirect(`/c/pay/${record.session.id}`);
  if (isLook) return authenticationPage(record);
  const { email, name } = record.awaiting;
  const result = authenticate(world, record, answer === "complete");
  return show(record, result, { email, name, delayed: false });
}

function submit(world: World, record: SessionRecord, read: (name: string) => string): Answer {
  const type = delayedOf(record);
  const delayed = type !== null && read("method") === type;
  const name = read(delayed ? "holder" : "name");
  const typed: Typed = { email: read("email"), name, delayed };
  const problems = delayed ? accountProblems(read) : cardProblems(read);
  if (problems.length > 0) return checkoutPage(record, typed, problems);
  const method = delayed ? { type, account: read("account") } : { card: read("number") };
  return show(record, pay(world, record, { email: typed.email, name, method }), typed);
}

function show(record: SessionRecord, result: PayResult, typed: Typed): Answer {
  switch (result.outcome) {
    case "paid":
    case "processing":
      return redirect(successUrl(record));
    case "requires_action":
      return redirect(`/c/pay/${record.session.id}/authenticate`);
    case "already_paid":
      return alreadyPaidPage(record, successUrl(record));
    case "expired":
      return expiredPage(record);
    case "declined":
    case "invalid": {
      const field = typed.delayed ? "account" : "number";
      return checkoutPage(record, typed, [{ field, message: result.message }]);
    }
  }
}

function cardProblems(read: (name: string) => string): Problem[] {
  const problems = emailProblems(read);
  if (read("number") === "") problems.push({ field: "number", message: "Enter your card number." });
  else if (findCard(read("number")) === null)
    problems.push({ field: "number", message: "Your card number is invalid." });
  const expiry = expiryProblem(read("expiry"));
  if (expiry !== null) problems.push({ field: "expiry", message: expiry });
  if (!/^\d{3,4}$/.test(read("cvc")))
    problems.push({ field: "cvc", message: "Your card's security code is incomplete." });
  if (read("name") === "") problems.push({ field: "name", message: "Enter the name on the card." });
  return problems;
}

function accountProblems(read: (name: string) => string): Problem[] {
  const problems = emailProblems(read);
  if (read("account") === "")
    problems.push({ field: "account", message: "Enter your account number." });
  if (read("holder") === "")
    problems.push({ field: "holder", message: "Enter the name on the account." });
  return problems;
}

function emailProblems(read: (name: string) => string): Problem[] {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(read("email"))) return [];
  return [{ field: "email", message: "Enter your email address." }];
}

/** Takes `12 / 34`, `12/34` and `1234`; a card is good until the end of its month. */
function expiryProblem(text: string): string | null {
  const match = /^(\d{1,2})\s*\/?\s*(?:20)?(\d{2})$/.exec(text);
  const month = Number(match?.[1]);
  if (match === null || month < 1 || month > 12)
    return "Your card's expiration date is incomplete.";
  const end = Date.UTC(2000 + Number(match[2]), month, 1);
  return end <= Date.now() ? "Your card's expiration date is in the past." : null;
}
