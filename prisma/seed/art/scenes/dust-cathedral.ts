import type { Art } from "../art";
import {
  circle,
  group,
  layer,
  linear,
  motif,
  path,
  type Point,
  polygon,
  rect,
  repeat,
  stroke,
} from "../svg";

/** Red rock that was built, or a cathedral that grew. */
export const dustCathedral: Art = {
  slug: "dust-cathedral",
  title: ["DUST", "CATHEDRAL"],
  setting: {
    face: "sans/Geist-Black",
    x: 400,
    y: 1004,
    width: 640,
    size: 104,
    align: "centre",
    stretch: 0.8,
    tracking: 0.05,
    leading: 0.9,
    fill: "#ffe8cf",
  },
  credit: { x: 400, y: 1162, align: "centre", fill: "#e7a479" },
  grain: { colour: "#3a0f08", opacity: 0.22 },
  backdrop: { cy: 520, s: 0.92 },
  draw(sheet) {
    const floor = sheet.cy + 296 * sheet.s;
    return [
      linear("sky", ["0 #134a52", ".4 #3d8a83", ".7 #f0b071", "1 #e2703a"]),
      rect(0, 0, sheet.w, sheet.h, "url(#sky)"),
      motif(sheet, [
        circle(96, -190, 236, "#ffe3b3"),
        circle(96, -190, 300, "#ffe3b3", { opacity: 0.25 }),
      ]),
      layer(sheet, 110, "#b5502f", (_x, index) => floor - 90 + (index % 3) * 26),
      motif(sheet, [
        group([spires("#8a2f1e")], { transform: "translate(-40 0)" }),
        spires("#6e2016"),
        repeat(5, (index) =>
          arch(-150 + index * 75, 296, 24, 150 - Math.abs(index - 2) * 34, "#ffcf87"),
        ),
        arch(0, 60, 30, 90, "#ffcf87"),
        path("M-16 12A16 20 0 0 1 16 12L22 30H-22Z", "#6e2016"),
        circle(0, 33, 5, "#6e2016"),
      ]),
      layer(sheet, 120, "#40120d", (_x, index) => floor + 6 + Math.sin(index * 1.3) * 16),
      motif(sheet, [
        stroke("M-190 302v-26m-6 26l6-12l6 12", "#ffe3b3", 5),
        circle(-190, 268, 6, "#ffe3b3"),
      ]),
      layer(sheet, 140, "#240907", (_x, index) => floor + 100 + Math.cos(index) * 22),
    ].join("");
  },
};

function spires(fill: string): string {
  const steps: Point[] = [
    [-330, 310],
    [-318, 190],
    [-262, 170],
    [-250, 60],
    [-206, 44],
    [-196, -96],
    [-172, -150],
    [-150, -96],
    [-140, 20],
    [-96, 4],
    [-84, -170],
    [-44, -200],
    [-22, -300],
    [0, -420],
    [22, -300],
    [44, -200],
    [84, -170],
    [96, 4],
    [140, 20],
    [150, -70],
    [172, -128],
    [196, -70],
    [206, 66],
    [250, 84],
    [262, 196],
    [322, 214],
    [336, 310],
  ];
  return polygon(steps, fill);
}

function arch(x: number, base: number, half: number, height: number, fill: string): string {
  const shoulder = base - height * 0.6;
  return path(
    `M${x - half} ${base}V${shoulder}Q${x - half} ${shoulder - height * 0.28} ${x} ${base - height}Q${x + half} ${shoulder - height * 0.28} ${x + half} ${shoulder}V${base}Z`,
    fill,
  );
}
