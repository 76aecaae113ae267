import { render } from "@react-email/render";
import type { ReactElement } from "react";

/** A mail's two bodies: for eyes, and for everything that shows plain text only. */
export async function renderMail(mail: ReactElement): Promise<{ html: string; text: string }> {
  return { html: await render(mail), text: await render(mail, { plainText: true }) };
}
