import { cx } from "class-variance-authority";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: { theme: { text: ["display", "title", "section"] } },
});

/** Joins class names; later ones win over earlier ones of the same kind. */
export function cn(...classes: Parameters<typeof cx>): string {
  return merge(cx(...classes));
}
