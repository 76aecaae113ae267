interface Described {
  readonly movieTitle: string;
  readonly theaterName: string;
  readonly theaterZone: string;
  readonly startsAt: Date;
  readonly seats: readonly { readonly row: string; readonly number: number }[];
}

/** What the buyer reads on Stripe's page and bank statement; written once, kept on the payment row. */
export function describeCheckout(booking: Described): string {
  const when = booking.startsAt.toLocaleString("en-GB", {
    timeZone: booking.theaterZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  const seats = booking.seats
    .map(({ row, number }) => `${row}${number}`)
    .sort()
    .join(", ");
  return `${booking.movieTitle} at ${booking.theaterName}, ${when}, seats ${seats}`;
}
