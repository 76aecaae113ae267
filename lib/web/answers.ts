import type { RefusalCode, Result } from "@/lib/domain/result";

/** The refusals that say no more than "there is none". */
type NotFound = Extract<RefusalCode, `${string}_not_found`>;

/** A query's view, or the refusal that there is none. */
export function foundOr<T>(code: NotFound, view: T | null): Result<T> {
  return view === null ? { ok: false, refusal: { code } } : { ok: true, value: view };
}

/** A query that always has an answer. */
export function answer<T>(view: T): Result<T> {
  return { ok: true, value: view };
}
