import type { BookingView } from "@/lib/queries/booking-page";

export interface EndedWords {
  readonly eyebrow: string;
  readonly title: string;
  readonly text: string;
  /** Offer the same seats again. */
  readonly offersSeats: boolean;
}

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
      return {
        eyebrow: "Cancelled",
        title: "This booking was cancelled",
        text: "Its tickets are no longer valid.",
        offersSeats: false,
      };
    case "FAILED":
      return {
        eyebrow: "Not booked",
        title: "The payment could not become tickets",
        text: "Your money came when the seats were already gone, or did not arrive at all. Whatever was paid goes back in full.",
        offersSeats: true,
      };
    case "CONFIRMED":
      return { eyebrow: "Confirmed", title: "Booking confirmed", text: "", offersSeats: false };
  }
}
