"use client";

import { formatCountdown } from "@/lib/format/time";
import { useCountdown } from "./use-countdown";

const SECOND_MS = 1000;

/** How long until one may try again; says so when the moment has come. */
export function RetryCountdown({ seconds }: { readonly seconds: number }) {
  const leftMs = useCountdown(0, seconds * SECOND_MS);
  return (
    <p role="status" className="text-2xl font-bold tabular-nums">
      {leftMs === 0 ? "You can go on now." : <Left ms={leftMs} />}
    </p>
  );
}

function Left({ ms }: { readonly ms: number }) {
  return (
    <span role="timer" className="needs-script">
      {formatCountdown(ms)}
    </span>
  );
}
