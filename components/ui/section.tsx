import { useId, type ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ title, aside, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="page py-8 md:py-12">
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <h2 id={id} className="text-section font-bold">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
