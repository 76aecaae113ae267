import { createHash } from "node:crypto";
import { z } from "zod";
import { ok, refuse } from "@/lib/domain/result";
import { findSeatMap, type SeatMapView } from "@/lib/queries/seat-map";
import { defineRoute } from "@/lib/web/define-route";

/** The version is a hash of the answer: a counter row would queue all holds of a show behind one lock. */
export const GET = defineRoute({
  input: z.object({}),
  limit: { name: "seatReads", replaces: true },
  run: async ({ actor, params, now }) => {
    const map = await findSeatMap(actor, params["id"] ?? "", now);
    return map ? ok(toAnswer(map)) : refuse({ code: "showtime_not_found" });
  },
  reply: (answer, { request }) => {
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
  const version = createHash("sha256")
    .update(JSON.stringify(answer))
    .digest("base64url")
    .slice(0, 22);
  return { showtimeId: answer.showtimeId, version, currency: answer.currency, seats };
}
