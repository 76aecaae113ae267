"use client";

import { useEffect, useState, useSyncExternalStore } from "react";

const TICK_MS = 250;
const SECOND_MS = 1000;

/**
 * Milliseconds left until `endsAtMs`, in whole seconds. Counts from the server's `nowMs` with a
 * monotonic timer: this device's own clock may be wrong, or be set while we count.
 */
export function useCountdown(nowMs: number, endsAtMs: number): number {
  const isHydrating = useSyncExternalStore(subscribeToNothing, isNeverHydrating, isHydratingNow);
  const [first] = useState({ nowMs, isHydrating });
  const [leftMs, setLeftMs] = useState(toWholeSeconds(endsAtMs - nowMs));
  useEffect(() => {
    const isDocument = first.isHydrating && first.nowMs === nowMs;
    const startedAt = isDocument ? readResponseStart() : performance.now();
    const tick = () => {
      const elapsedMs = performance.now() - startedAt;
      setLeftMs(toWholeSeconds(endsAtMs - nowMs - elapsedMs));
    };
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [first, nowMs, endsAtMs]);
  return leftMs;
}

/** When the document's first byte came: about the moment the server wrote its "now" into it. */
function readResponseStart(): number {
  const [navigation] = performance.getEntriesByType("navigation");
  return navigation instanceof PerformanceNavigationTiming ? navigation.responseStart : 0;
}

function toWholeSeconds(ms: number): number {
  return Math.max(0, Math.ceil(ms / SECOND_MS) * SECOND_MS);
}

function subscribeToNothing() {
  return () => undefined;
}

function isNeverHydrating() {
  return false;
}

function isHydratingNow() {
  return true;
}
