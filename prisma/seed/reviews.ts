import type pg from "pg";
import { DAY_MS, MINUTE_MS, shift } from "@/lib/domain/time";
import { MOVIES, movieIdOf } from "./movies";
import { PEOPLE } from "./people";
import { createRandom, type Random } from "./random";
import { insertRows } from "./rows";
import { CLOSINGS, OPENINGS } from "./review-words";

/** 6 to 12 reviews per released film, the films' ratings as their sums, and some wishlists. */
export async function insertReviews(client: pg.ClientBase, now: Date): Promise<number> {
  const reviews = MOVIES.filter((movie) => movie.releaseInDays < 0).flatMap((movie) => {
    const random = createRandom(`reviews ${movie.slug}`);
    const start = random.between(0, PEOPLE.length - 1);
    return Array.from({ length: random.between(6, 12) }, (_, index) => {
      const rating = Math.max(1, Math.min(10, Math.round(movie.rating + random.next() * 4 - 2.2)));
      const days = random.next() * Math.min(20, -movie.releaseInDays);
      return {
        id: `rev_${movie.slug}_${index + 1}`,
        // 7 has no common factor with the 240 people: nobody reviews a film twice.
        userId: PEOPLE[(start + index * 7) % PEOPLE.length]?.id ?? "",
        movieId: movieIdOf(movie.slug),
        rating,
        text: write(rating, random),
        createdAt: shift(now, -Math.round(days * DAY_MS) - 5 * MINUTE_MS),
      };
    });
  });
  const added = await insertRows(client, "reviews", reviews);
  await client.query(
    `update movies set rating_sum = found.sum, rating_count = found.count
     from (select movie_id, sum(rating)::int, count(*)::int from reviews
           where hidden_at is null group by movie_id) found
     where movies.id = found.movie_id`,
  );
  return added;
}

/** Who waits for what: the member for two films to come, others for one or two. */
export async function insertWishlists(client: pg.ClientBase, memberId: string, now: Date) {
  const coming = MOVIES.filter((movie) => movie.releaseInDays > 0);
  const random = createRandom("wishlists");
  const others = PEOPLE.slice(0, 60).flatMap(({ id }) =>
    coming.filter(() => random.chance(0.4)).map((movie) => ({ userId: id, movie })),
  );
  const own = coming.slice(0, 2).map((movie) => ({ userId: memberId, movie }));
  const rows = [...own, ...others].map(({ userId, movie }) => ({
    userId,
    movieId: movieIdOf(movie.slug),
    createdAt: shift(now, -Math.round(random.next() * 6 * DAY_MS)),
  }));
  return insertRows(client, "wishlist_items", rows);
}

function write(rating: number, random: Random): string {
  const mood = rating >= 9 ? "glad" : rating >= 7 ? "pleased" : "unsure";
  const opening = random.pick(OPENINGS[mood]);
  return random.chance(0.8) ? `${opening} ${random.pick(CLOSINGS[mood])}` : opening;
}
