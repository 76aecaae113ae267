/** An invented film as the seed tells it. Release is in days from the day the house is planted. */
export interface MovieSeed {
  readonly slug: string;
  readonly title: string;
  readonly tagline: string;
  readonly description: string;
  readonly minutes: number;
  readonly certificate: "U" | "UA 7+" | "UA 13+" | "UA 16+" | "A";
  /** The first is the original; the others are dubbed. */
  readonly languages: readonly string[];
  readonly subtitles: readonly string[];
  readonly formats: readonly ("2D" | "3D" | "IMAX" | "4DX")[];
  readonly genres: readonly string[];
  readonly director: string;
  readonly cast: readonly string[];
  readonly releaseInDays: number;
  readonly isFeatured?: true;
  /** How many people want to see it, 1 to 10; the rating people give it, of 10. */
  readonly draw: number;
  readonly rating: number;
  /** Films for children play by day, frightening ones at night. */
  readonly hours: "any" | "day" | "night";
}
