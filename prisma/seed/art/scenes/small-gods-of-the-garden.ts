import type { Art } from "../art";
import { circle, ellipse, group, linear, motif, path, rect, repeat, stroke } from "../svg";

/** Saints of the flower bed, each with a halo. */
export const smallGods: Art = {
  slug: "small-gods-of-the-garden",
  title: ["Small Gods", "of the", "Garden"],
  setting: {
    face: "sans/Geist-Bold",
    x: 400,
    y: 140,
    width: 620,
    size: 104,
    align: "centre",
    leading: 0.92,
    tracking: -0.02,
    fill: "#ffe9b0",
  },
  credit: { x: 400, y: 1158, align: "centre", fill: "#b7e08a" },
  grain: { colour: "#e9ffcf", opacity: 0.11 },
  backdrop: { cy: 400 },
  draw(sheet) {
    const leaf = (x: number, y: number, turn: number, size: number, fill: string) =>
      group(
        [
          path("M0 0C-90-120-70-280 0-380C70-280 90-120 0 0Z", fill),
          stroke("M0 0V-330", "#ffffff", 3, { opacity: 0.18 }),
        ],
        {
          transform: `translate(${x} ${y}) rotate(${turn}) scale(${size})`,
        },
      );
    const tones = ["#11483a", "#1a6a46", "#0d3a33", "#2c8a4b", "#155a45"];
    const back = repeat(Math.ceil(sheet.w / 90) + 1, (index) =>
      leaf(
        index * 90,
        sheet.h + 20,
        ((index * 37) % 50) - 25,
        1.2 + ((index * 29) % 60) / 70,
        tones[index % 5] ?? "",
      ),
    );
    const front = repeat(Math.ceil(sheet.w / 70) + 1, (index) =>
      leaf(index * 70, sheet.h + 60, ((index * 41) % 70) - 35, 0.62, tones[(index + 2) % 3] ?? ""),
    );
    return [
      linear("dusk", ["0 #06231f", "1 #176650"]),
      rect(0, 0, sheet.w, sheet.h, "url(#dusk)"),
      back,
      motif(sheet, [
        mushroom(),
        group([snail()], { transform: "translate(-206 330)" }),
        group([beetle()], { transform: "translate(226 336)" }),
      ]),
      front,
    ].join("");
  },
};

function mushroom(): string {
  return [
    halo(0, 10, 196),
    path("M-52 90C-46 220-60 320-84 420H84C60 320 46 220 52 90Z", "#fff1da"),
    path("M10 90C14 220 30 320 40 420H84C60 320 46 220 52 90Z", "#e3c8a4"),
    path("M-206 100C-200-50-96-130 0-130S200-50 206 100C130 130-130 130-206 100Z", "#ef4b6c"),
    path("M60-116C150-90 202-16 206 100C160 118 120 122 90 122C120 40 110-50 60-116Z", "#b92a52"),
    circle(-90, -10, 30, "#fff1da"),
    circle(14, -70, 22, "#fff1da"),
    circle(40, 44, 34, "#fff1da"),
    circle(-150, 70, 18, "#fff1da"),
    circle(140, 30, 20, "#ffd8cf"),
  ].join("");
}

function snail(): string {
  return [
    halo(0, -50, 92),
    path("M-124 40C-130 6-120-20-104-24C-90-10-80 10-20 14H96C116 20 124 34 120 44Z", "#ffd6a5"),
    circle(14, -34, 62, "#7b4fc9"),
    circle(14, -34, 44, "#a67bea"),
    circle(14, -34, 26, "#7b4fc9"),
    circle(14, -34, 11, "#ffe9b0"),
    stroke("M-112-20L-128-60M-100-22L-98-64", "#ffd6a5", 6),
    circle(-128, -64, 7, "#ffd6a5"),
    circle(-98, -68, 7, "#ffd6a5"),
  ].join("");
}

function beetle(): string {
  return [
    halo(0, -30, 82),
    stroke(
      "M-40-10L-84-34M-44 14H-92M-38 36L-80 62M40-10L84-34M44 14H92M38 36L80 62",
      "#0a1e1b",
      8,
    ),
    ellipse(0, 14, 50, 64, "#19c3b1"),
    path("M0-50A50 64 0 0 1 0 78Z", "#0c8b88"),
    stroke("M0-46V76", "#0a1e1b", 4),
    circle(0, -58, 27, "#0a1e1b"),
    stroke("M-12-80L-26-108M12-80L26-108", "#0a1e1b", 5),
  ].join("");
}

function halo(x: number, y: number, r: number): string {
  const rays = repeat(24, (index) => {
    const angle = (index / 24) * Math.PI * 2;
    return `M${Math.round(x + Math.cos(angle) * r * 1.14)} ${Math.round(y + Math.sin(angle) * r * 1.14)}L${Math.round(x + Math.cos(angle) * r * 1.34)} ${Math.round(y + Math.sin(angle) * r * 1.34)}`;
  });
  return (
    circle(x, y, r, "#ffc93c") +
    circle(x, y, r * 0.86, "none", { stroke: "#e8932b", "stroke-width": 4 }) +
    stroke(rays, "#ffc93c", 6)
  );
}
