import { call, type Answer, type Call } from "./api";

/** A form of a page as a browser without JavaScript sends it. */
export interface Form {
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** The forms of a page that have a field, or a button, of this name or with this text. */
export function findForm(html: string, mark: string): Form {
  const form = (html.match(/<form\b[\s\S]*?<\/form>/g) ?? []).find((one) => one.includes(mark));
  if (!form) throw new Error(`No form with ${mark} on this page.`);
  const inputs = form.match(/<input\b[^>]*type="hidden"[^>]*>/g) ?? [];
  return { fields: inputs.map((input) => [attribute(input, "name"), attribute(input, "value")]) };
}

/** Sends a form as a page without scripts would, with these fields filled in or replaced. */
export function submit(
  app: string,
  path: string,
  form: Form,
  fields: Readonly<Record<string, string | readonly string[]>>,
  options: Call = {},
): Promise<Answer<string>> {
  const data = new FormData();
  for (const [name, value] of form.fields) if (!(name in fields)) data.append(name, value);
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === "string" ? [value] : value) data.append(name, one);
  }
  return call<string>(app, path, {
    ...options,
    raw: data,
    headers: { origin: app, ...options.headers },
  });
}

/** What the answer sets, as the next request sends it. */
export function cookiesOf(answer: { readonly headers: Headers }): string {
  const set = answer.headers.getSetCookie().map((one) => one.split(";")[0] ?? "");
  return set.filter((one) => !one.endsWith("=")).join("; ");
}

function attribute(tag: string, name: string): string {
  const found = tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1] ?? "";
  return found
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
