import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { BookingStory } from "@/components/booking/booking-story";
import { getActor } from "@/lib/auth/session";
import { findBooking } from "@/lib/queries/booking-page";
import { paths } from "@/lib/web/paths";
import { requestNow } from "@/lib/web/request";
import { applyCodeAction, cancelBookingAction, extendHoldAction, payAction } from "./actions";

export const metadata: Metadata = { title: "Your booking" };

const ACTIONS = {
  pay: payAction,
  extend: extendHoldAction,
  cancel: cancelBookingAction,
  applyCode: applyCodeAction,
};

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export default async function BookingPage({ params }: Props) {
  const [{ id }, actor] = await Promise.all([params, getActor()]);
  if (actor.kind === "guest") redirect(paths.signIn({ next: paths.booking(id) }));
  const booking = await findBooking(actor, id, requestNow());
  if (!booking) notFound();
  return <BookingStory booking={booking} actions={ACTIONS} />;
}
