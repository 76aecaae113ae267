import { cx } from "class-variance-authority";
import { twMerge } from "tailwind-merge";

/** Joins class names; later ones win over earlier ones of the same kind. */
export function cn(...classes: Parameters<typeof cx>): string {
  return twMerge(cx(...classes));
}
