import { createRandom } from "../random";
import { repeat, type Sheet, stroke } from "./svg";

/** A night sky of `count` stars in two sizes. */
export function stars(sheet: Sheet, count: number): string {
  const random = createRandom(`stars ${count}`);
  const dots = (width: number, opacity: number) =>
    stroke(
      repeat(count / 2, () => `M${random.between(0, sheet.w)} ${random.between(0, sheet.h)}h0`),
      "#fff",
      width,
      { opacity },
    );
  return dots(2, 0.6) + dots(3.4, 0.75);
}
