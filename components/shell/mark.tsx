/** Half a sun over a screen: the show before the evening. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true" className={className} fill="none">
      <path d="M5 24a15 15 0 0 1 30 0Z" className="fill-accent" />
      <path d="M3 30h34M10 36.5h20" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
