import Link from "next/link";
import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
  /** The other door: to register from sign-in, and back. */
  readonly other: { readonly question: string; readonly link: string; readonly href: string };
}

/** The frame of signing in and registering. */
export function EntryCard({ title, text, children, other }: Props) {
  return (
    <div className="page grid min-h-[calc(100svh-8rem)] content-center justify-items-center py-10">
      <div className="w-full max-w-md rounded-[1.75rem] border border-line-strong bg-surface p-6 shadow-lift sm:p-9">
        <h1 className="text-3xl font-extrabold tracking-[-0.035em]">{title}</h1>
        <p className="mt-2 mb-7 text-quiet">{text}</p>
        {children}
        <p className="mt-7 border-t border-line pt-5 text-quiet">
          {other.question}{" "}
          <Link
            href={other.href}
            prefetch={false}
            className="font-semibold text-on-surface underline decoration-accent decoration-2 underline-offset-4 hover:text-accent-bright"
          >
            {other.link}
          </Link>
        </p>
      </div>
    </div>
  );
}
