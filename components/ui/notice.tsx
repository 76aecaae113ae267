import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";

const noticeStyles = cva("rounded-card border px-5 py-4 text-[0.9375rem] leading-relaxed", {
  variants: {
    tone: {
      calm: "border-line bg-surface text-on-surface",
      good: "border-positive/40 bg-positive-dim text-on-night",
      caution: "border-caution/40 bg-caution-dim text-on-night",
      bad: "border-danger/45 bg-danger-dim text-on-night",
    },
  },
  defaultVariants: { tone: "calm" },
});

interface Props extends VariantProps<typeof noticeStyles> {
  readonly title: string;
  readonly children?: ReactNode;
}

/** A few words about what happened, with their weight as colour and heading. */
export function Notice({ title, tone, children }: Props) {
  return (
    <section className={noticeStyles({ tone })}>
      <h2 className="font-semibold">{title}</h2>
      {children ? <div className="mt-1.5 grid gap-3 text-quiet">{children}</div> : null}
    </section>
  );
}
