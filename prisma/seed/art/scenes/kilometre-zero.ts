import { createRandom } from "../../random";
import type { Art } from "../art";
import { circle, ellipse, group, layer, linear, motif, path, polygon, rect, repeat } from "../svg";

/** The sun is the zero on the milestone; the road goes into it. */
export const kilometreZero: Art = {
  slug: "kilometre-zero",
  title: ["KILOMETRE", "ZERO"],
  setting: {
    face: "sans/Geist-BlackItalic",
    x: 400,
    y: 980,
    width: 660,
    size: 118,
    align: "centre",
    leading: 0.9,
    fill: "#ffe9c2",
  },
  credit: { x: 400, y: 1150, align: "centre", fill: "#f2a65a" },
  grain: { colour: "#2b0a05", opacity: 0.2 },
  backdrop: { cy: 520, s: 0.86 },
  draw(sheet) {
    const ground = sheet.cy + 70 * sheet.s;
    const random = createRandom("desert");
    const dashes = repeat(6, (index) => {
      const from = 150 + index ** 2 * 11;
      const to = from + 5 + index * 5;
      const half = (y: number) => (y - 70) * 0.018 + 0.6;
      return polygon(
        [
          [-half(from), from],
          [half(from), from],
          [half(to), to],
          [-half(to), to],
        ],
        "#ffc247",
      );
    });
    return [
      linear("sky", ["0 #3a0d1e", ".35 #a52a1c", ".62 #f26419", "1 #ffb627"]),
      rect(0, 0, sheet.w, sheet.h, "url(#sky)"),
      motif(sheet, [
        ellipse(0, -120, 205, 262, "none", { stroke: "#fff0cf", "stroke-width": 92 }),
        ellipse(0, -120, 205, 262, "none", {
          stroke: "#ffd98a",
          "stroke-width": 92,
          opacity: 0.35,
          transform: "translate(10 8)",
        }),
      ]),
      layer(sheet, 90, "#5d1717", () => ground - random.between(6, 64)),
      rect(0, ground, sheet.w, sheet.h - ground, "#1a0a0c"),
      motif(sheet, [
        polygon(
          [
            [-3, 70],
            [3, 70],
            [330, 900],
            [-330, 900],
          ],
          "#2c1315",
        ),
        dashes,
        group([hearse()], { transform: "translate(0 96) scale(.62)" }),
      ]),
    ].join("");
  },
};

function hearse(): string {
  return [
    path("M-46 30V-26Q-44-48-26-50H26Q44-48 46-26V30Z", "#0b0405"),
    rect(-32, -40, 64, 26, "#ffb627", { rx: 5, opacity: 0.85 }),
    rect(-42, 28, 18, 16, "#0b0405"),
    rect(24, 28, 18, 16, "#0b0405"),
    circle(-34, 6, 7, "#ff3b1f"),
    circle(34, 6, 7, "#ff3b1f"),
  ].join("");
}
