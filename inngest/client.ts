import { Inngest } from "inngest";
import { env } from "@/lib/env";

type Client = Inngest;
let client: Client | undefined;

/** The client the functions are served with; made at first use, because a build has no environment. */
export function inngest(): Client {
  return (client ??= openClient());
}

function openClient(): Client {
  const { eventKey, signingKey, baseUrl, devUrl } = env().inngest;
  const address = devUrl || baseUrl;
  return new Inngest({
    id: "matinee",
    eventKey,
    ...(signingKey ? { signingKey } : {}),
    isDev: devUrl !== "",
    ...(address ? { baseUrl: address } : {}),
  });
}
