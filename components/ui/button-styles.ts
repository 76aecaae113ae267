import { cva, type VariantProps } from "class-variance-authority";

/** Everything that looks like a button, whether it submits or leads somewhere. */
export const buttonStyles = cva(
  "inline-flex cursor-pointer items-center justify-center gap-2 rounded-full font-semibold whitespace-nowrap transition-[background-color,border-color,color,transform] duration-200 ease-calm select-none active:scale-[0.98] disabled:cursor-default disabled:opacity-60 aria-disabled:opacity-60",
  {
    variants: {
      look: {
        primary: "bg-accent text-on-accent hover:bg-accent-bright",
        quiet:
          "border border-line-strong bg-on-night/5 text-on-night hover:border-edge hover:bg-on-night/10",
        plain: "text-quiet underline decoration-line-strong underline-offset-4 hover:text-on-night",
        danger: "border border-danger/50 text-danger hover:bg-danger-dim",
      },
      size: {
        small: "min-h-10 px-4 text-sm",
        normal: "min-h-11 px-5 text-[0.9375rem]",
        large: "min-h-13 px-7 text-base",
      },
      wide: { true: "w-full", false: "" },
    },
    compoundVariants: [{ look: "plain", class: "px-1" }],
    defaultVariants: { look: "primary", size: "normal", wide: false },
  },
);

export type ButtonLook = VariantProps<typeof buttonStyles>;
