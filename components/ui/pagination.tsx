import { ButtonLink } from "./button-link";

interface Props {
  readonly label: string;
  readonly page: number;
  readonly pageCount: number;
  readonly toHref: (page: number) => string;
}

/** Earlier and later pages of a list; nothing when there is one. */
export function Pagination({ label, page, pageCount, toHref }: Props) {
  if (pageCount <= 1) return null;
  return (
    <nav aria-label={label} className="mt-10 flex items-center justify-center gap-4">
      {page > 1 ? (
        <ButtonLink href={toHref(page - 1)} look="quiet">
          Previous
        </ButtonLink>
      ) : null}
      <p className="text-sm text-quiet tabular-nums">
        Page {page} of {pageCount}
      </p>
      {page < pageCount ? (
        <ButtonLink href={toHref(page + 1)} look="quiet">
          Next
        </ButtonLink>
      ) : null}
    </nav>
  );
}
