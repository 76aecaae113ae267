import type { z } from "zod";
import { getActor } from "@/lib/auth/session";
import type { Actor } from "@/lib/domain/policy";
import type { Result } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { now as readNow } from "@/lib/services/clock";
import { logFault } from "@/lib/services/log";
import { takeLimit, type LimitAnswer, type LimitName } from "@/lib/services/rate-limit";
import { clientAddress } from "./client-address";
import { problem, toProblem } from "./problem";
import { readInput } from "./read-input";

export interface RouteCall<I> {
  readonly input: I;
  readonly actor: Actor;
  readonly now: Date;
  readonly params: Readonly<Record<string, string>>;
  readonly request: Request;
  readonly address: string;
}

interface Route<I, T> {
  /** What the body (POST) or the query (GET) must be. */
  readonly input: z.ZodType<I>;
  /** A bucket of its own beside the general one; `replaces` it for reads that watch. */
  readonly limit?: { readonly name: LimitName; readonly replaces?: boolean };
  /** Tells guests to sign in, whatever they ask for; who may what is the command's to say. */
  readonly needsSignIn?: boolean;
  /** Does it; a refusal becomes problem details, a value `reply` or 200 JSON. */
  readonly run: (call: RouteCall<I>) => Promise<Result<T>>;
  readonly reply?: (value: T, call: RouteCall<I>) => Response;
}

type Handler = (
  request: Request,
  // Next gives none to a route without parameters, whatever its types say.
  context: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;

/** A JSON route handler: origin, limits, input, command or query, answer. Every branch answers. */
export function defineRoute<I, T>(route: Route<I, T>): Handler {
  return async (request, context) => {
    try {
      return await serve(route, request, (await context.params) ?? {});
    } catch (error) {
      if (error instanceof Error && error.name === "BusyError") {
        return toProblem({ code: "busy", retryAfterSeconds: 2 });
      }
      logFault("route.failed", error, { path: new URL(request.url).pathname });
      return problem(500, { code: "fault", detail: "Something went wrong on our side." });
    }
  };
}

async function serve<I, T>(route: Route<I, T>, request: Request, params: Record<string, string>) {
  if (Object.values(params).some((one) => one.includes("\0"))) {
    return problem(404, { code: "not_found", detail: "There is nothing at this address." });
  }
  if (!isOwnOrigin(request)) {
    return problem(403, { code: "wrong_origin", detail: "This request came from another site." });
  }
  const actor = await getActor();
  const address = clientAddress(request.headers.get("x-forwarded-for"), env().trustedProxyHops);
  const limits = await takeLimits(route, actor, address);
  const blocked = limits.find((limit) => !limit.isAllowed);
  const tightest = blocked ?? limits.at(-1);
  const headers = tightest ? toHeaders(tightest) : {};
  if (blocked) {
    return toProblem(
      { code: "rate_limited", retryAfterSeconds: blocked.retryAfterSeconds },
      headers,
    );
  }
  if (route.needsSignIn && actor.kind === "guest") {
    return toProblem({ code: "sign_in_required" }, headers);
  }
  const read = await readInput(route.input, request);
  if (read.kind === "problem") return read.response;
  const call = { input: read.input, actor, now: readNow(), params, request, address };
  const result = await route.run(call);
  if (!result.ok) return toProblem(result.refusal, headers);
  const answer = route.reply ? route.reply(result.value, call) : Response.json(result.value);
  if (!answer.headers.has("cache-control")) answer.headers.set("cache-control", "no-store");
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
}

async function takeLimits<I, T>(
  route: Route<I, T>,
  actor: Actor,
  address: string,
): Promise<LimitAnswer[]> {
  const isGuest = actor.kind === "guest";
  const who = isGuest ? address : actor.userId;
  const general = route.limit?.replaces ? [] : [takeLimit(isGuest ? "guestApi" : "memberApi", who)];
  const own = route.limit ? [takeLimit(route.limit.name, who)] : [];
  return Promise.all([...general, ...own]);
}

function toHeaders(limit: LimitAnswer): Record<string, string> {
  return {
    "ratelimit-limit": String(limit.most),
    "ratelimit-remaining": String(limit.remaining),
    "ratelimit-reset": String(limit.retryAfterSeconds),
  };
}

/** A browser names the page that asks; another site's page may not change anything here. */
function isOwnOrigin(request: Request): boolean {
  if (request.method === "GET" || request.method === "HEAD") return true;
  const origin = request.headers.get("origin");
  if (origin === null) return request.headers.get("sec-fetch-site") !== "cross-site";
  const host = request.headers.get("host");
  return (
    origin === new URL(env().appUrl).origin ||
    (URL.canParse(origin) && new URL(origin).host === host)
  );
}
