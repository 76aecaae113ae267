"use server";

import { z } from "zod";
import { dispatchOutbox } from "@/lib/commands/dispatch-outbox";
import { holdSeats } from "@/lib/commands/hold-seats";
import { afterReply } from "@/lib/web/after-reply";
import { defineAction } from "@/lib/web/define-action";
import { paths } from "@/lib/web/paths";

const id = z.string().min(1).max(100);

/** Holds the chosen seats and goes to their summary; a guest signs in first, keeping the choice. */
export const holdSeatsAction = defineAction({
  input: z.object({
    showtimeId: id,
    // One checkbox is a text, several are a list, none is missing.
    seat: z.union([z.array(id).max(100), id.transform((one) => [one])]).default([]),
  }),
  limit: "hold",
  run: ({ input, actor, now }) =>
    holdSeats({ showtimeId: input.showtimeId, seatIds: input.seat }, { actor, now }),
  onDone: ({ bookingId }, { now }) => {
    afterReply(() => dispatchOutbox({ now }));
    return paths.booking(bookingId);
  },
  onRefused: (refusal, { input }) => {
    if (refusal.code !== "sign_in_required") return null;
    return paths.signIn({
      next: paths.showtime(input.showtimeId, { seats: input.seat.join(",") }),
    });
  },
});
