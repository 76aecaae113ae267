"use server";

import { cancelBooking } from "@/lib/commands/cancel-booking";
import { dispatchOutbox } from "@/lib/commands/dispatch-outbox";
import { extendHold } from "@/lib/commands/extend-hold";
import { freezePrice } from "@/lib/commands/freeze-price";
import { startCheckout } from "@/lib/commands/start-checkout";
import { afterReply } from "@/lib/web/after-reply";
import { checkoutUrls } from "@/lib/web/checkout-urls";
import { defineAction } from "@/lib/web/define-action";
import { bookingInput, codeInput } from "@/lib/web/inputs";
import { paths } from "@/lib/web/paths";

/** Opens the one checkout of a booking and goes there. */
export const payAction = defineAction({
  input: bookingInput,
  limit: "payment",
  run: ({ input: { bookingId }, actor, now }) =>
    startCheckout({ bookingId, ...checkoutUrls(bookingId) }, { actor, now }),
  onDone: (started, { now }) => {
    afterReply(() => dispatchOutbox({ now }));
    return started.kind === "open" ? started.checkoutUrl : paths.booking(started.bookingId);
  },
});

/** Puts a code on a hold, or takes it off when the field is empty. */
export const applyCodeAction = defineAction({
  input: codeInput,
  // Codes are guessable words: few tries a minute.
  limit: "promoCode",
  run: ({ input, actor, now }) => freezePrice(input, { actor, now }),
  onDone: (_, call) => paths.booking(call.input.bookingId),
});

/** Three more minutes, once. */
export const extendHoldAction = defineAction({
  input: bookingInput,
  run: ({ input: { bookingId }, actor, now }) => extendHold({ bookingId }, { actor, now }),
  onDone: (_, call) => paths.booking(call.input.bookingId),
});

/** Gives a hold or a paid booking up; the booking's page says what came of it. */
export const cancelBookingAction = defineAction({
  input: bookingInput,
  run: ({ input: { bookingId }, actor, now }) => cancelBooking({ bookingId }, { actor, now }),
  onDone: (_, call) => {
    afterReply(() => dispatchOutbox({ now: call.now }));
    return paths.booking(call.input.bookingId);
  },
});
