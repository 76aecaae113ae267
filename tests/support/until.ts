import { setTimeout as pause } from "node:timers/promises";

/** Asks again until there is an answer, at most `seconds` long; then says what never came. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null>,
  { seconds = 20, everyMs = 100 } = {},
): Promise<T> {
  const giveUpAt = performance.now() + seconds * 1_000;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > giveUpAt) throw new Error(`Waited ${seconds} s until ${what}.`);
    await pause(everyMs);
  }
}
