import { InngestTestEngine } from "@inngest/test";
import type { InngestFunction } from "inngest";

interface Trigger {
  readonly name: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Sleeps and sends that the test stands in for, by step id. */
type Steps = Readonly<Record<string, () => unknown>>;

/**
 * Runs a job function from its first line to its end, with real steps, as the engine would after
 * this event. Answers what it returns, or the error that made it stop.
 */
export async function runWorkflow(fn: InngestFunction.Like, event?: Trigger, steps: Steps = {}) {
  const engine = new InngestTestEngine({
    function: fn,
    ...(event ? { events: [{ name: event.name, data: { ...event.data } }] } : {}),
    steps: Object.entries(steps).map(([id, handler]) => ({ id, handler })),
  });
  const { result, error } = await engine.execute();
  return { result, error };
}
