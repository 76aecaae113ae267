import { redirect } from "next/navigation";
import type { z } from "zod";
import { getActor } from "@/lib/auth/session";
import type { Actor } from "@/lib/domain/policy";
import type { Refusal, Result } from "@/lib/domain/result";
import { toSentence } from "@/lib/format/messages";
import { now as readNow } from "@/lib/services/clock";
import { takeLimit, type LimitName } from "@/lib/services/rate-limit";
import type { ActionState, FormAction } from "./action-state";
import { toFields } from "./read-input";
import { requestAddress } from "./request";

export interface ActionCall<I> {
  readonly input: I;
  readonly actor: Actor;
  readonly now: Date;
  readonly address: string;
}

interface Action<I, T> {
  readonly input: z.ZodType<I>;
  readonly limit?: LimitName;
  readonly run: (call: ActionCall<I>) => Promise<Result<T>>;
  /** Where to go, or null to stay and say "done". */
  readonly onDone: (value: T, call: ActionCall<I>) => Promise<string | null> | string | null;
  /** Where a refusal leads instead of a sentence, e.g. a guest to sign-in. */
  readonly onRefused?: (refusal: Refusal, call: ActionCall<I>) => string | null;
}

/** Never given back to the form. */
const SECRETS = ["password"];

/** A server action: actor, limit, input, command, then a redirect or a state the form shows. */
export function defineAction<I, T>(action: Action<I, T>): FormAction<T> {
  return async (_previous, form) => {
    const kept = readKept(form);
    const parsed = action.input.safeParse(readForm(form));
    if (!parsed.success) return { kind: "invalid", fields: toFields(parsed.error), kept };
    const call = {
      input: parsed.data,
      actor: await getActor(),
      now: readNow(),
      address: await requestAddress(),
    };
    const answer = await answerCall(action, call);
    if (answer.to !== null) redirect(answer.to);
    return answer.state(kept);
  };
}

interface Answer<T> {
  readonly to: string | null;
  readonly state: (kept: Record<string, string>) => ActionState<T>;
}

async function answerCall<I, T>(action: Action<I, T>, call: ActionCall<I>): Promise<Answer<T>> {
  const result = await runLimited(action, call);
  if (result.ok) {
    const to = await action.onDone(result.value, call);
    return { to, state: () => ({ kind: "done", value: result.value }) };
  }
  const { refusal } = result;
  const to = action.onRefused?.(refusal, call) ?? null;
  return {
    to,
    state: (kept) => ({ kind: "refused", refusal, message: toSentence(refusal), kept }),
  };
}

async function runLimited<I, T>(action: Action<I, T>, call: ActionCall<I>): Promise<Result<T>> {
  if (action.limit) {
    const who = call.actor.kind === "guest" ? call.address : call.actor.userId;
    const limit = await takeLimit(action.limit, who);
    if (!limit.isAllowed) {
      return {
        ok: false,
        refusal: { code: "rate_limited", retryAfterSeconds: limit.retryAfterSeconds },
      };
    }
  }
  try {
    return await action.run(call);
  } catch (error) {
    if (!(error instanceof Error && error.name === "BusyError")) throw error;
    return { ok: false, refusal: { code: "busy", retryAfterSeconds: 2 } };
  }
}

/** A field that may occur several times ends in a list; the schema says which. */
function readForm(form: FormData): Record<string, unknown> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$ACTION"));
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}

function readKept(form: FormData): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$ACTION") && !SECRETS.includes(name))
      kept[name] = value;
  }
  return kept;
}
