import { Inngest } from "inngest";
import { env } from "@/lib/env";

export interface OutgoingEvent {
  /** Stable: the engine drops a second one with the same id within a day. */
  readonly id: string;
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

let client: Inngest | undefined;

/** Hands events to the job engine. Throws when it does not answer: the rows wait for the sweep. */
export async function sendEvents(events: readonly OutgoingEvent[]): Promise<void> {
  if (events.length === 0) return;
  client ??= openClient();
  await client.send(events.map(({ id, name, payload }) => ({ id, name, data: { ...payload } })));
}

function openClient(): Inngest {
  const { eventKey, baseUrl, devUrl } = env().inngest;
  const address = devUrl || baseUrl;
  return new Inngest({
    id: "matinee",
    eventKey,
    isDev: devUrl !== "",
    ...(address ? { baseUrl: address } : {}),
  });
}
