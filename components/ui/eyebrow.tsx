import type { ReactNode } from "react";
import { cn } from "./cn";

/** The small line above a heading. */
export function Eyebrow({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <p
      className={cn(
        "font-mono text-xs font-medium tracking-[0.08em] text-accent-bright uppercase",
        className,
      )}
    >
      {children}
    </p>
  );
}
