"use server";

import { dispatchOutbox } from "@/lib/commands/dispatch-outbox";
import { holdSeats } from "@/lib/commands/hold-seats";
import { afterReply } from "@/lib/web/after-reply";
import { defineAction } from "@/lib/web/define-action";
import { holdSeatsInput } from "@/lib/web/inputs";
import { paths } from "@/lib/web/paths";

/** Holds the chosen seats and goes to their summary; a guest signs in first, keeping the choice. */
export const holdSeatsAction = defineAction({
  input: holdSeatsInput,
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
