import type { ReactNode } from "react";
import { Eyebrow } from "./eyebrow";

interface Props {
  readonly eyebrow: string;
  readonly title: string;
  readonly children: ReactNode;
  /** The way on. */
  readonly actions: ReactNode;
}

/** A page that has one thing to say: not found, too many, something broke, and a way on. */
export function Story({ eyebrow, title, children, actions }: Props) {
  return (
    <div className="page grid min-h-[60vh] content-center py-20">
      <Eyebrow>{eyebrow}</Eyebrow>
      <h1 className="mt-4 max-w-3xl text-title font-extrabold">{title}</h1>
      <div className="mt-5 grid max-w-xl gap-3 text-lg leading-relaxed text-quiet">{children}</div>
      <div className="mt-9 flex flex-wrap gap-3">{actions}</div>
    </div>
  );
}
