import { cn } from "./cn";

interface Props {
  readonly path: string;
  /** Empty when the title stands right beside it. */
  readonly alt?: string;
  readonly isFirst?: boolean;
  readonly className?: string;
}

/** A poster in its fixed 2:3 frame, so that nothing moves when it arrives. */
export function Poster({ path, alt = "", isFirst = false, className }: Props) {
  return (
    <img
      src={path}
      alt={alt}
      width={400}
      height={600}
      loading={isFirst ? "eager" : "lazy"}
      decoding="async"
      className={cn(
        "aspect-2/3 w-full rounded-xl bg-raised object-cover ring-1 ring-line",
        className,
      )}
    />
  );
}
