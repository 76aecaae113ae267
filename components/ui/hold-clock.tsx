"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { formatCountdown } from "@/lib/format/time";
import { useCountdown } from "./use-countdown";

const SPOKEN_MINUTES = [1, 5];
const MINUTE_MS = 60_000;

interface Props {
  readonly nowMs: number;
  readonly endsAtMs: number;
  readonly className?: string;
}

/**
 * The time left for held seats. Speaks at five minutes and at one, and asks the server for the
 * page again when it is over. Without scripts the time of day beside it has to do.
 */
export function HoldClock({ nowMs, endsAtMs, className }: Props) {
  const router = useRouter();
  const leftMs = useCountdown(nowMs, endsAtMs);
  const isOver = leftMs === 0;
  const [startedWithMs] = useState(endsAtMs - nowMs);
  useEffect(() => {
    if (isOver) router.refresh();
  }, [isOver, router]);
  return (
    <>
      <span
        role="timer"
        aria-label="Time left"
        className={`needs-script tabular-nums ${className ?? ""}`}
      >
        {formatCountdown(leftMs)}
      </span>
      <span role="status" className="sr-only">
        {toSpoken(leftMs, startedWithMs)}
      </span>
    </>
  );
}

/** Only what was crossed while this page was open: a page opened at four minutes says nothing of five. */
function toSpoken(leftMs: number, startedWithMs: number): string {
  if (leftMs === 0) return "The time for your seats has run out.";
  const crossed = SPOKEN_MINUTES.find(
    (minutes) => leftMs <= minutes * MINUTE_MS && startedWithMs > minutes * MINUTE_MS,
  );
  if (crossed === undefined) return "";
  return crossed === 1
    ? "1 minute left for your seats."
    : `${crossed} minutes left for your seats.`;
}
