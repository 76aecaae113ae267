import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BookingStubs } from "@/components/booking/booking-stubs";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { getActor } from "@/lib/auth/session";
import { listBookings } from "@/lib/queries/booking-list";
import { paths } from "@/lib/web/paths";
import { requestNow } from "@/lib/web/request";
import { readFirst, toPage, type SearchParams } from "../search-params";

export const metadata: Metadata = { title: "Your bookings" };

export default async function BookingsPage({
  searchParams,
}: {
  readonly searchParams: SearchParams;
}) {
  const [{ page }, actor] = await Promise.all([readFirst(searchParams), getActor()]);
  if (actor.kind === "guest") redirect(paths.signIn({ next: paths.bookings() }));
  const bookings = await listBookings(actor, toPage(page) ?? 1, requestNow());
  const isEmpty = bookings.upcoming.length + bookings.past.length === 0;
  return (
    <div className="page grid gap-12 py-8 md:py-14">
      <h1 className="text-title font-extrabold">Your bookings</h1>
      {isEmpty ? (
        <EmptyState
          title="Nothing booked yet"
          actions={<ButtonLink href={paths.home()}>See what is on</ButtonLink>}
        >
          Your tickets appear here the moment they are paid.
        </EmptyState>
      ) : null}
      <BookingStubs title="Upcoming" bookings={bookings.upcoming} />
      <BookingStubs title="Past and cancelled" bookings={bookings.past} />
      <Pagination
        label="Pages of your bookings"
        page={bookings.page}
        pageCount={bookings.pageCount}
        toHref={(one) => paths.bookings({ page: one })}
      />
    </div>
  );
}
