interface Props {
  readonly path: string;
}

/** A movie's picture behind its page, fading into the house's dark. Decoration only. */
export function Backdrop({ path }: Props) {
  return (
    <div aria-hidden="true" className="absolute inset-0 -z-10 overflow-hidden">
      <img
        src={path}
        alt=""
        width={1600}
        height={900}
        fetchPriority="high"
        className="size-full object-cover"
      />
      <div className="absolute inset-0 bg-linear-to-t from-night via-night/40 to-night/10" />
      <div className="absolute inset-0 bg-linear-to-r from-night/85 via-night/25 to-transparent rtl:bg-linear-to-l" />
    </div>
  );
}
