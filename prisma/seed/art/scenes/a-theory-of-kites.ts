import { createRandom } from "../../random";
import type { Art } from "../art";
import {
  circle,
  curve,
  group,
  linear,
  path,
  type Point,
  polygon,
  rect,
  repeat,
  type Sheet,
  stroke,
} from "../svg";

/** Sky full of paper, all held from one roof. */
export const aTheoryOfKites: Art = {
  slug: "a-theory-of-kites",
  title: ["A THEORY", "OF KITES"],
  setting: {
    face: "sans/Geist-Black",
    x: 740,
    y: 1030,
    width: 420,
    size: 92,
    align: "right",
    leading: 0.92,
    fill: "#fff8e8",
  },
  credit: { x: 740, y: 1154, align: "right", fill: "#ffd3a8" },
  grain: { colour: "#ffffff", opacity: 0.15 },
  backdrop: { cx: 1000, cy: 480 },
  draw(sheet) {
    const hand: Point = [sheet.cx - 216 * sheet.s, sheet.h * (sheet.isPoster ? 0.82 : 0.84)];
    const colours = ["#ffd23f", "#ee4266", "#ffffff", "#540d6e", "#ff9f1c", "#0ead69"];
    const places: readonly (readonly [number, number, number, number])[] = [
      [120, -330, 1.9, 16],
      [-170, -300, 1.05, -22],
      [250, -60, 1.05, 30],
      [-40, -120, 0.72, -8],
      [-270, -90, 0.55, -30],
      [290, -480, 0.62, 24],
      [-80, -500, 0.7, -12],
      [110, 60, 0.5, 20],
      [-290, -460, 0.5, -26],
    ];
    const kites = places.map(([x, y, size, turn], index) => {
      const at: Point = [sheet.cx + x * sheet.s, sheet.cy + y * sheet.s];
      const middle: Point = [(at[0] + hand[0]) / 2 - 30, (at[1] + hand[1]) / 2 + 60];
      const string = stroke(curve([at, middle, hand]), "#fff8e8", 1.6, { opacity: 0.6 });
      const main = colours[index % colours.length] ?? "";
      const other = colours[(index + 1) % colours.length] ?? "";
      return (
        string +
        group([kite(main, other)], {
          transform: `translate(${at[0]} ${at[1]}) rotate(${turn}) scale(${size * sheet.s})`,
        })
      );
    });
    return [
      linear("sky", ["0 #0c6e83", ".5 #4fb3a5", ".78 #f7a76c", "1 #e2555f"]),
      rect(0, 0, sheet.w, sheet.h, "url(#sky)"),
      kites.join(""),
      roofs(sheet, hand),
    ].join("");
  },
};

function kite(main: string, other: string): string {
  return [
    polygon(
      [
        [0, -90],
        [68, 0],
        [0, 90],
        [-68, 0],
      ],
      main,
    ),
    polygon(
      [
        [0, -90],
        [68, 0],
        [0, 0],
      ],
      other,
    ),
    polygon(
      [
        [0, 90],
        [-68, 0],
        [0, 0],
      ],
      other,
    ),
    polygon(
      [
        [0, 78],
        [20, 122],
        [-20, 122],
      ],
      main,
    ),
    stroke("M-68 0Q0-44 68 0", "#2b1b3d", 2.5),
  ].join("");
}

function roofs(sheet: Sheet, [x, y]: Point): string {
  const random = createRandom("roofs");
  const block = (step: number, low: number, high: number, fill: string) =>
    repeat(Math.ceil(sheet.w / step), (index) => {
      const top = sheet.h - random.between(low, high);
      return rect(index * step, top, step + 1, sheet.h - top, fill);
    });
  const from = sheet.h - y;
  return [
    block(72, from * 0.75, from * 1.02, "#8e2f53"),
    rect(x - 70, y + 46, 190, sheet.h, "#3a1238"),
    path(`M${x - 8} ${y + 48}l6-40l-4-4l14-30l10 4l-4 26l4 44Z`, "#3a1238"),
    circle(x + 4, y - 14, 9, "#3a1238"),
    block(110, from * 0.2, from * 0.62, "#3a1238"),
  ].join("");
}
