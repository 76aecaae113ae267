"use client";

import { useEffect } from "react";
import type { SeatState } from "@/lib/domain/seating";

const EVERY_MS = 1000;
const AFTER_TROUBLE_MS = 5000;
const NOT_MODIFIED = 304;

interface SeatsAnswer {
  readonly seats: readonly { readonly id: string; readonly state: SeatState }[];
}

type Listener = (states: ReadonlyMap<string, SeatState>) => void;

/** Asks how the seats stand, every second while the page is looked at; says so when it changed. */
export function useLiveSeats(showtimeId: string, onSeen: Listener): void {
  useEffect(() => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    let version = "";
    const ask = async () => {
      const isSeen = document.visibilityState === "visible";
      const answer = isSeen ? await askSeats(showtimeId, version, controller.signal) : null;
      if (controller.signal.aborted) return;
      if (answer?.states) {
        version = answer.version;
        onSeen(answer.states);
      }
      timer = setTimeout(() => void ask(), answer?.waitMs ?? EVERY_MS);
    };
    timer = setTimeout(() => void ask(), EVERY_MS);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [showtimeId, onSeen]);
}

interface Seen {
  readonly version: string;
  /** Null: nothing changed, or nobody answered. */
  readonly states: ReadonlyMap<string, SeatState> | null;
  readonly waitMs: number;
}

async function askSeats(showtimeId: string, version: string, signal: AbortSignal): Promise<Seen> {
  const nothing = { version, states: null };
  try {
    const response = await fetch(`/api/shows/${showtimeId}/seats`, {
      signal,
      cache: "no-store",
      headers: version ? { "if-none-match": version } : {},
    });
    if (response.status === NOT_MODIFIED) return { ...nothing, waitMs: EVERY_MS };
    if (!response.ok) return { ...nothing, waitMs: toWaitMs(response) };
    const { seats } = (await response.json()) as SeatsAnswer;
    const states = new Map(seats.map((seat) => [seat.id, seat.state]));
    return { version: response.headers.get("etag") ?? "", states, waitMs: EVERY_MS };
  } catch {
    return { ...nothing, waitMs: AFTER_TROUBLE_MS };
  }
}

/** As long as the server asks for, at least a few seconds. */
function toWaitMs(response: Response): number {
  const seconds = Number(response.headers.get("retry-after") ?? 0);
  return Math.max(AFTER_TROUBLE_MS, seconds * 1000);
}
