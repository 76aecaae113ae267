import { paths } from "./paths";
import { siteUrl } from "./request";

/** Where Stripe sends a buyer back to; it fills in the session's id itself. */
export function checkoutUrls(bookingId: string) {
  return {
    successUrl: siteUrl(paths.checkoutReturn("{CHECKOUT_SESSION_ID}")),
    cancelUrl: siteUrl(paths.booking(bookingId)),
  };
}
