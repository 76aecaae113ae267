import type { Actor } from "@/lib/domain/policy";

/** Who asks, and when: a command has no clock and no session of its own. */
export interface Context {
  readonly actor: Actor;
  readonly now: Date;
}
