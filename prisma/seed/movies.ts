import type { MovieSeed } from "./movie-seed";
import { FEELING } from "./movies-of-feeling";
import { SUSPENSE } from "./movies-of-suspense";
import { WONDER } from "./movies-of-wonder";

/** The 24 invented films. */
export const MOVIES: readonly MovieSeed[] = [...SUSPENSE, ...FEELING, ...WONDER];

/** Id of the film with this slug. */
export function movieIdOf(slug: string): string {
  return `mov_${slug}`;
}
