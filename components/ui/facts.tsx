import { cn } from "./cn";

interface Props {
  readonly facts: readonly (string | null | undefined)[];
  readonly className?: string;
}

/** Short facts in one line, with a dot between; what is unknown is left out. */
export function Facts({ facts, className }: Props) {
  const known = facts.filter((fact): fact is string => Boolean(fact));
  return (
    <ul className={cn("flex flex-wrap items-center gap-y-1 text-sm text-quiet", className)}>
      {known.map((fact, at) => (
        <li key={fact} className="flex items-center">
          {at > 0 ? (
            <span aria-hidden="true" className="mx-2 size-1 rounded-full bg-faint" />
          ) : null}
          {fact}
        </li>
      ))}
    </ul>
  );
}
