import type { BookingView } from "@/lib/queries/booking-page";

export interface EndedWords {
  readonly eyebrow: string;
  readonly title: string;
  readonly text: string;
  /** Offer the same seats again. */
  readonly offersSeats: boolean;
}

const CANCELLED_TICKETS: EndedWords = {
  eyebrow: "Cancelled",
  title: "This booking was cancelled",
  text: "Its tickets are no longer valid.",
  offersSeats: false,
};

const LET_GO: EndedWords = {
  eyebrow: "Cancelled",
  title: "You let these seats go",
  text: "Nothing was booked. If you change your mind and nobody was quicker, they are still there.",
  offersSeats: true,
};

const NO_MONEY: EndedWords = {
  eyebrow: "Not booked",
  title: "The payment did not arrive",
  text: "Your bank did not send the money, so there are no tickets. If anything was taken, it goes back in full.",
  offersSeats: true,
};

const LATE_MONEY: EndedWords = {
  eyebrow: "Not booked",
  title: "The payment came too late",
  text: "When your money arrived, the seats were already somebody else's. It goes back to you in full.",
  offersSeats: true,
};

/** What to say of a booking that is over, or whose time is. */
export function toEndedWords(booking: BookingView): EndedWords {
  switch (booking.state) {
    case "PENDING":
    case "EXPIRED":
      return {
        eyebrow: "Time ran out",
        title: "Your seats were let go",
        text: "The time for paying is over and nothing was charged. If nobody was quicker, the same seats are still there.",
        offersSeats: true,
      };
    case "CANCELLED":
      return booking.tickets.length > 0 ? CANCELLED_TICKETS : LET_GO;
    case "FAILED":
      return booking.endReason === "payment_failed" ? NO_MONEY : LATE_MONEY;
    case "CONFIRMED":
      return { eyebrow: "Confirmed", title: "Booking confirmed", text: "", offersSeats: false };
  }
}
