import type { HoldTimes } from "@/lib/domain/booking";
import { env } from "@/lib/env";

/** How long holds last in this deployment. */
export function holdTimes(): HoldTimes {
  return env().times;
}
