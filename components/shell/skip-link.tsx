/** The first stop of the tab key. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="fixed start-4 top-3 z-50 -translate-y-24 rounded-full bg-accent px-5 py-2.5 font-semibold text-on-accent focus:translate-y-0"
    >
      Skip to the content
    </a>
  );
}
