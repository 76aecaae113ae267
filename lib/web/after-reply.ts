import { after } from "next/server";
import { logFault } from "@/lib/services/log";

/** Runs work after the reply was sent; a fault is logged, because nobody waits for it any more. */
export function afterReply(work: () => Promise<unknown>): void {
  after(async () => {
    try {
      await work();
    } catch (error) {
      logFault("after_reply.failed", error);
    }
  });
}
