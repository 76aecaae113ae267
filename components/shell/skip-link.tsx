/** The first stop of the tab key. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-full bg-accent font-semibold text-on-accent focus:not-sr-only focus:fixed focus:start-4 focus:top-3 focus:px-5 focus:py-2.5"
    >
      Skip to the content
    </a>
  );
}
