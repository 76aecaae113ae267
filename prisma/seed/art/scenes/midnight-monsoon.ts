import { createRandom } from "../../random";
import type { Art } from "../art";
import { circle, group, linear, motif, path, rect, repeat, stroke } from "../svg";

/** A red umbrella in a drowning city. */
export const midnightMonsoon: Art = {
  slug: "midnight-monsoon",
  title: ["MIDNIGHT", "MONSOON"],
  setting: {
    face: "sans/Geist-UltraBlack",
    x: 60,
    y: 182,
    width: 680,
    size: 200,
    isJustified: true,
    leading: 1.4,
    fill: "#f3ead8",
  },
  credit: { x: 60, y: 1140, fill: "#e8b9a0" },
  grain: { colour: "#cfd8ff", opacity: 0.1 },
  draw(sheet) {
    const random = createRandom("monsoon");
    const water = sheet.h * 0.72;
    const tower = (base: number, least: number, most: number, fill: string) => {
      return repeat(Math.ceil(sheet.w / 52), (index) => {
        const height = random.between(least, most) / 100;
        return rect(index * 52, water - sheet.h * height * base, 53, sheet.h * height * base, fill);
      });
    };
    const windows = repeat(46, () =>
      rect(
        random.between(0, sheet.w),
        water - random.between(12, sheet.h * 0.26),
        7,
        10,
        "#ffb454",
        {
          opacity: random.pick([0.25, 0.5, 0.8]),
        },
      ),
    );
    const rain = repeat(85, () => {
      const [x, y] = [random.between(-80, sheet.w), random.between(-60, sheet.h * 0.96)];
      return `M${x} ${y}l${-14} ${random.between(54, 110)}`;
    });
    const glints = repeat(26, (index) =>
      rect(
        -150 + random.between(0, 170) + index * 2,
        190 + index * 13,
        random.between(30, 150),
        5,
        "#e5283a",
        {
          opacity: 0.85 - index * 0.027,
          rx: 2,
        },
      ),
    );
    return [
      linear("sky", ["0 #070b1d", ".5 #16224f", ".72 #5a2a4b", "1 #0a0d20"]),
      rect(0, 0, sheet.w, sheet.h, "url(#sky)"),
      tower(1, 22, 44, "#16204a"),
      tower(1, 10, 30, "#0d1535"),
      windows,
      tower(1, 3, 16, "#070c22"),
      rect(0, water, sheet.w, sheet.h - water, "#080c1f"),
      stroke(rain, "#a9bdff", 2, { opacity: 0.32 }),
      motif(sheet, [group([umbrella(), glints], { transform: "translate(20 92)" })]),
    ].join("");
  },
};

function umbrella(): string {
  const ribs = "M0-170C-60-150-100-90-104 8M0-170C60-150 100-90 104 8M0-170V10";
  return [
    path("M-44 190C-52 110-40 60 0 52C40 60 52 110 44 190Z", "#05070f"),
    circle(0, 22, 27, "#05070f"),
    path(
      "M-190 10C-184-110-96-172 0-172S184-110 190 10Q142-28 104 10Q52-26 0 10Q-52-26-104 10Q-142-28-190 10Z",
      "#e5283a",
    ),
    path("M0-172C96-172 184-110 190 10Q142-28 104 10C100-90 60-150 0-172Z", "#b3172b"),
    stroke(ribs, "#7d0c1d", 3),
    stroke("M0-172v-22M0 10V60", "#05070f", 7),
  ].join("");
}
