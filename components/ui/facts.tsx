import { cn } from "./cn";

interface Props {
  readonly facts: readonly (string | null | undefined)[];
  readonly className?: string;
}

/**
 * Short facts in a line, with a dot between; what is unknown is left out. The dot at the start of
 * each line lies in the clipped margin, so that no line begins with one.
 */
export function Facts({ facts, className }: Props) {
  const known = facts.filter((fact): fact is string => Boolean(fact));
  return (
    <div className={cn("overflow-hidden text-sm text-quiet", className)}>
      <ul className="-ms-5 flex flex-wrap gap-y-1">
        {known.map((fact) => (
          <li
            key={fact}
            className="relative ps-5 before:absolute before:start-2 before:top-[0.55em] before:size-1 before:rounded-full before:bg-current before:opacity-60"
          >
            {fact}
          </li>
        ))}
      </ul>
    </div>
  );
}
