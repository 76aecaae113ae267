import { createRandom } from "../../random";
import type { Art } from "../art";
import {
  circle,
  curve,
  group,
  linear,
  motif,
  path,
  type Point,
  polygon,
  rect,
  repeat,
  stroke,
} from "../svg";

/** Where the nib goes, the river goes. */
export const cartographer: Art = {
  slug: "the-cartographers-daughter",
  title: ["The", "Cartographer's", "Daughter"],
  setting: {
    face: "sans/Geist-LightItalic",
    x: 60,
    y: 132,
    width: 470,
    size: 92,
    leading: 0.96,
    fill: "#f6e7c1",
  },
  credit: { x: 62, y: 344, fill: "#d9bd7a" },
  grain: { colour: "#f6e7c1", opacity: 0.12 },
  backdrop: { cx: 1060, cy: 470 },
  draw(sheet) {
    const random = createRandom("contours");
    const hills: readonly (readonly [number, number, number])[] = sheet.isPoster
      ? [
          [190, 520, 7],
          [660, 410, 6],
          [120, 980, 6],
          [690, 930, 8],
        ]
      : [
          [260, 240, 8],
          [760, 760, 7],
          [1420, 160, 7],
          [1400, 760, 8],
          [120, 820, 6],
          [820, 120, 4],
        ];
    const contours = hills.map(([x, y, count]) => {
      const bend = Array.from({ length: 9 }, () => 0.75 + random.next() * 0.5);
      return repeat(count, (ring) => {
        const points = bend.map((value, at): Point => {
          const angle = (at / bend.length) * Math.PI * 2;
          const radius = (18 + ring * 31) * (1 + (value - 1) * Math.min(1, 0.3 + ring * 0.1));
          return [x + Math.cos(angle) * radius * 1.25, y + Math.sin(angle) * radius];
        });
        const [first, second] = points;
        return stroke(
          curve([...points, ...(first && second ? [first, second] : [])]),
          "#d9bd7a",
          ring % 4 === 0 ? 2.6 : 1.2,
          { opacity: 0.62 },
        );
      });
    });
    const river = "M0 96C-70 190 90 250 10 340S-170 430-60 520S120 640 20 800";
    return [
      linear("ink", ["0 #0c2b33", "1 #134a4c"]),
      rect(0, 0, sheet.w, sheet.h, "url(#ink)"),
      contours.join(""),
      motif(sheet, [
        stroke(river, "#0c2b33", 76),
        stroke(river, "#58c7c9", 54),
        stroke(river, "#bff1ea", 5, { opacity: 0.7, "stroke-dasharray": "70 44" }),
        group([nib()], { transform: "rotate(24 0 96)" }),
        group([rose()], {
          transform: sheet.isPoster ? "translate(236 380)" : "translate(330 180)",
        }),
      ]),
    ].join("");
  },
};

function nib(): string {
  return [
    path("M0 96C-30 20-76-60-70-150L-40-250H40L70-150C76-60 30 20 0 96Z", "#f0c75e"),
    path("M0 96C30 20 76-60 70-150L40-250H0Z", "#b98a2a"),
    stroke("M0 92V-70", "#0c2b33", 5),
    circle(0, -86, 17, "#0c2b33"),
    polygon(
      [
        [-48, -244],
        [48, -244],
        [64, -560],
        [-64, -560],
      ],
      "#e2543e",
    ),
    polygon(
      [
        [0, -244],
        [48, -244],
        [64, -560],
        [0, -560],
      ],
      "#a5301f",
    ),
    rect(-52, -262, 104, 24, "#f6e7c1", { rx: 5 }),
  ].join("");
}

function rose(): string {
  const spike = (turn: number, size: number) =>
    group(
      [
        polygon(
          [
            [0, -size],
            [13, -13],
            [0, 0],
          ],
          "#f6e7c1",
        ),
        polygon(
          [
            [0, -size],
            [-13, -13],
            [0, 0],
          ],
          "#e2543e",
        ),
      ],
      { transform: `rotate(${turn})` },
    );
  const spikes = [45, 135, 225, 315]
    .map((turn) => spike(turn, 54))
    .concat([0, 90, 180, 270].map((turn) => spike(turn, 92)));
  return circle(0, 0, 70, "none", { stroke: "#f6e7c1", "stroke-width": 2 }) + spikes.join("");
}
