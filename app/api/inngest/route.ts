import { serve } from "inngest/next";
import { inngest } from "@/inngest/client";
import { listFunctions } from "@/inngest/functions";

type Handlers = ReturnType<typeof serve>;
let handlers: Handlers | undefined;

/** Made at the first request: a build has no environment. */
function handle(method: keyof Handlers): Handlers["GET"] {
  return (request, context) => {
    handlers ??= serve({ client: inngest(), functions: listFunctions() });
    return handlers[method](request, context);
  };
}

export const GET = handle("GET");
export const POST = handle("POST");
export const PUT = handle("PUT");
