import type { Setting } from "./lettering";
import type { Sheet } from "./svg";

/** The picture of one film: one scene for poster and backdrop, and the poster's lettering. */
export interface Art {
  readonly slug: string;
  /** Everything behind the letters, on a sheet of either shape. */
  draw(sheet: Sheet): string;
  /** The lines of the title; absent where the scene itself carries the letters. */
  readonly title?: readonly string[];
  readonly setting?: Setting;
  /** "A film by ..." at the foot (or wherever it sits best). */
  readonly credit: {
    readonly x: number;
    readonly y: number;
    readonly width?: number;
    readonly align?: "left" | "centre" | "right";
    readonly fill: string;
  };
  readonly grain: { readonly colour: string; readonly opacity: number };
  /** Where the motif stands on the backdrop, when the usual right-hand place does not suit it. */
  readonly backdrop?: { readonly cx?: number; readonly cy?: number; readonly s?: number };
}
