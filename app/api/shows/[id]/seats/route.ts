import { findSeatMap, type SeatMapView } from "@/lib/queries/seat-map";
import { fingerprint } from "@/lib/services/tokens";
import { foundOr } from "@/lib/web/answers";
import { defineRoute } from "@/lib/web/define-route";
import { noInput } from "@/lib/web/inputs";

/** The version is a hash of the answer: a counter row would queue all holds of a show behind one lock. */
export const GET = defineRoute({
  input: noInput,
  limit: { name: "seatReads", replaces: true },
  run: async ({ actor, params, now }) =>
    foundOr("showtime_not_found", await findSeatMap(actor, params["id"] ?? "", now)),
  reply: (map, { request }) => {
    const answer = toAnswer(map);
    const etag = `"${answer.version}"`;
    const headers = { etag, "cache-control": "private, no-cache" };
    if (request.headers.get("if-none-match") === etag)
      return new Response(null, { status: 304, headers });
    return Response.json(answer, { headers });
  },
});

function toAnswer(map: SeatMapView) {
  const seats = map.seats.map(({ id, row, number, tier, kind, priceMinor, state }) => ({
    id,
    row,
    number,
    tier,
    accessible: kind === "wheelchair",
    priceMinor,
    state,
  }));
  const answer = { showtimeId: map.showtime.id, currency: map.currency, seats };
  const version = fingerprint(JSON.stringify(answer));
  return { showtimeId: answer.showtimeId, version, currency: answer.currency, seats };
}
