import type { Art } from "../art";
import { stars } from "../stars";
import {
  group,
  layer,
  linear,
  motif,
  type Point,
  polygon,
  rect,
  repeat,
  stroke,
  tag,
} from "../svg";

/** A crown that the glacier still wears. */
export const hollowCrown: Art = {
  slug: "the-hollow-crown-of-ice",
  title: ["THE HOLLOW", "CROWN OF ICE"],
  setting: {
    face: "sans/Geist-Light",
    x: 400,
    y: 1010,
    width: 620,
    size: 82,
    align: "centre",
    tracking: 0.14,
    leading: 1.12,
    fill: "#eef6ff",
  },
  credit: { x: 400, y: 1156, align: "centre", fill: "#8fb5e8" },
  grain: { colour: "#ffffff", opacity: 0.12 },
  backdrop: { cy: 480, s: 1.04 },
  draw(sheet) {
    const line = sheet.cy + 190 * sheet.s;
    const tips = [0, 96, 186, 258, 306].flatMap((x, index) => {
      const top = -330 + index * 62;
      return index === 0
        ? [shard(0, top, 54)]
        : [shard(-x, top, 44 - index * 4), shard(x, top, 44 - index * 4)];
    });
    const crown = tips.reverse().join("");
    const aurora = repeat(4, (index) =>
      stroke(
        `M${-100} ${sheet.h * (0.1 + index * 0.055)}C${sheet.w * 0.3} ${sheet.h * (0.3 - index * 0.05)} ${sheet.w * 0.6} ${sheet.h * (-0.04 + index * 0.06)} ${sheet.w + 100} ${sheet.h * (0.2 + index * 0.03)}`,
        index % 2 ? "#7df0d0" : "#b28dff",
        46 - index * 8,
        { opacity: 0.13 },
      ),
    );
    return [
      linear("sky", ["0 #0a0a2b", ".5 #2a2a72", "1 #7a6fc9"]),
      linear("bright", ["0 #ffffff", "1 #8fc7ff"]),
      linear("dim", ["0 #a9c9ff", "1 #3c4fae"]),
      rect(0, 0, sheet.w, sheet.h, "url(#sky)"),
      stars(sheet, 90),
      aurora,
      layer(sheet, 130, "#454a9c", (_x, index) => line - 30 - ((index * 53) % 90)),
      motif(sheet, [group([crown], { id: "crown" })]),
      rect(0, line, sheet.w, sheet.h - line, "#0d1138"),
      tag("clipPath", { id: "lake" }, rect(0, line, sheet.w, sheet.h - line, "#000")),
      group(
        [
          motif(sheet, [
            group([crown], { transform: "translate(0 380) scale(1 -.9)", opacity: 0.2 }),
          ]),
        ],
        { "clip-path": "url(#lake)" },
      ),
      repeat(9, (index) =>
        rect(
          sheet.cx - 300 + ((index * 97) % 260),
          line + 14 + index * index * 4,
          120 + ((index * 61) % 200),
          2,
          "#bcd6ff",
          { opacity: 0.35 },
        ),
      ),
    ].join("");
  },
};

function shard(x: number, top: number, half: number): string {
  const lean = x * 0.16;
  const tip: Point = [x + lean, top];
  return [
    polygon(
      [tip, [x - half, 60], [x - half * 0.7, 192], [x, 192], [x + lean * 0.4, 40]],
      "url(#bright)",
    ),
    polygon(
      [tip, [x + half, 60], [x + half * 0.7, 192], [x, 192], [x + lean * 0.4, 40]],
      "url(#dim)",
    ),
  ].join("");
}
