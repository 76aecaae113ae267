import { ButtonLink } from "@/components/ui/button-link";
import { paths } from "@/lib/web/paths";

/** We could not read the payment back: nothing is lost, and asking again is safe. */
export function PaymentUnknown({ retryHref }: { readonly retryHref: string | null }) {
  return (
    <section className="mx-auto max-w-xl px-5 py-24 text-center">
      <h1 className="text-3xl font-semibold tracking-tight">
        {retryHref ? "We are still checking your payment" : "We do not know this payment"}
      </h1>
      <p className="mt-4 text-quiet">
        {retryHref
          ? "The payment service does not answer right now. If you paid, your tickets will appear in your bookings; you need not pay again."
          : "The address may be incomplete. Your bookings show everything you have paid for."}
      </p>
      <p className="mt-8 flex justify-center gap-3">
        {retryHref ? <ButtonLink href={retryHref}>Check again</ButtonLink> : null}
        <ButtonLink href={paths.bookings()}>Your bookings</ButtonLink>
      </p>
    </section>
  );
}
