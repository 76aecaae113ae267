import { html, raw, type Html } from "./html";
import type { Answer } from "./http";
import { STYLE } from "./page-style";

/** A whole page; it loads nothing from anywhere and runs no script. */
export function pageAnswer(
  title: string,
  body: Html,
  headers: Record<string, string> = {},
): Answer {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return {
    status: 200,
    body: page.markup,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "X-Frame-Options": "DENY",
      ...headers,
    },
  };
}
