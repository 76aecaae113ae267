import { Clapperboard } from "lucide-react";
import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly children?: ReactNode;
  /** The way on. */
  readonly actions?: ReactNode;
}

/** Nothing here, said kindly, with a way on. */
export function EmptyState({ title, children, actions }: Props) {
  return (
    <div className="grid justify-items-center gap-3 rounded-card border border-dashed border-line-strong px-6 py-14 text-center">
      <Clapperboard aria-hidden="true" className="size-8 text-faint" strokeWidth={1.5} />
      <p className="text-lg font-semibold">{title}</p>
      {children ? <div className="max-w-md text-quiet">{children}</div> : null}
      {actions ? <div className="mt-3 flex flex-wrap justify-center gap-3">{actions}</div> : null}
    </div>
  );
}
