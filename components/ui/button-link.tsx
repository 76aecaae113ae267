import Link from "next/link";
import type { ReactNode } from "react";
import { buttonStyles, type ButtonLook } from "./button-styles";

interface Props extends ButtonLook {
  readonly href: string;
  readonly children: ReactNode;
  /** Files and other sites are plain links: there is no page to render. */
  readonly isFile?: boolean;
}

/** A link that weighs as much as a button. */
export function ButtonLink({ href, children, isFile = false, ...look }: Props) {
  const className = buttonStyles(look);
  if (isFile) {
    return (
      <a href={href} className={className}>
        {children}
      </a>
    );
  }
  return (
    <Link href={href} prefetch={false} className={className}>
      {children}
    </Link>
  );
}
