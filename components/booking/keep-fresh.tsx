"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

interface Props {
  /** Ask again this often while the page is looked at; left out: only when it is come back to. */
  readonly everyMs?: number;
}

/** Asks the server for the page again while something is under way elsewhere. Draws nothing. */
export function KeepFresh({ everyMs }: Props) {
  const router = useRouter();
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === "visible") router.refresh();
    };
    const timer = everyMs === undefined ? undefined : setInterval(refresh, everyMs);
    document.addEventListener("visibilitychange", refresh);
    globalThis.addEventListener("pageshow", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
      globalThis.removeEventListener("pageshow", refresh);
    };
  }, [everyMs, router]);
  return null;
}
