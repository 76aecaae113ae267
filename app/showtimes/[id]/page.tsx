import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChooseSeats } from "@/components/seat-map/choose-seats";
import { NotOnSale } from "@/components/seat-map/not-on-sale";
import { ShowtimeHeader } from "@/components/seat-map/showtime-header";
import { getActor } from "@/lib/auth/session";
import { findSeatMap } from "@/lib/queries/seat-map";
import { requestNow } from "@/lib/web/request";
import { readFirst, type SearchParams } from "../../search-params";
import { holdSeatsAction } from "./actions";

export const metadata: Metadata = { title: "Choose your seats" };

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: SearchParams;
}

export default async function ShowtimePage({ params, searchParams }: Props) {
  const [{ id }, { seats }, actor] = await Promise.all([
    params,
    readFirst(searchParams),
    getActor(),
  ]);
  const map = await findSeatMap(actor, id, requestNow());
  if (!map) notFound();
  const wanted = seats?.split(",") ?? [];
  return (
    <>
      <ShowtimeHeader showtime={map.showtime} />
      {map.isOnSale ? (
        <ChooseSeats map={map} action={holdSeatsAction} wanted={wanted} />
      ) : (
        <NotOnSale map={map} />
      )}
    </>
  );
}
