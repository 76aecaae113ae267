import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import type { SeatMapView } from "@/lib/queries/seat-map";
import { paths } from "@/lib/web/paths";

/** Why no seat can be chosen here, and where else to go. */
export function NotOnSale({ map }: { readonly map: SeatMapView }) {
  const isCancelled = map.showtime.state === "CANCELLED";
  return (
    <div className="page pb-16">
      <Notice
        tone={isCancelled ? "bad" : "calm"}
        title={isCancelled ? "This showtime was cancelled" : "This show has started"}
      >
        <p>
          {isCancelled
            ? "Whoever had tickets gets everything back. Other showtimes of the movie are on sale."
            : "Online sale ends when a show begins. Other showtimes of the movie are on sale."}
        </p>
        <div>
          <ButtonLink href={paths.movie(map.showtime.movieSlug)} look="quiet">
            Other showtimes
          </ButtonLink>
        </div>
      </Notice>
    </div>
  );
}
