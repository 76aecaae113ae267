import type { DocumentProps } from "@react-pdf/renderer";
import { renderToBuffer } from "@react-pdf/renderer";
import type { ReactElement } from "react";

const MOST_AT_ONCE = 2;
const MOST_KEPT = 100;

/** One set of bytes per booking and version. */
export function ticketsKey(booking: { readonly id: string; readonly version: number }): string {
  return `tickets:${booking.id}:${booking.version}`;
}

const kept = new Map<string, Promise<Buffer>>();
const waiting: (() => void)[] = [];
let running = 0;

/**
 * A paper as PDF bytes, at most two rendered at a time and kept by `key`, which names the subject
 * and its version: the same version is the same bytes for page, download and mail.
 */
export async function renderPaper(
  key: string,
  paper: () => ReactElement<DocumentProps>,
): Promise<Buffer> {
  const known = kept.get(key);
  if (known) return known;
  const made = render(paper);
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  const oldest = kept.keys().next().value;
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return made;
}

async function render(paper: () => ReactElement<DocumentProps>): Promise<Buffer> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await renderToBuffer(paper());
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
