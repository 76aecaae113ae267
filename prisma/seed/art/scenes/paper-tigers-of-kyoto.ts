import type { Art } from "../art";
import { circle, group, layer, linear, motif, polygon, rect, stroke, type Point } from "../svg";

/** A tiger folded from the wrong sheet. */
export const paperTigers: Art = {
  slug: "paper-tigers-of-kyoto",
  title: ["PAPER TIGERS", "OF KYOTO"],
  setting: {
    face: "sans/Geist-Black",
    x: 400,
    y: 1010,
    width: 660,
    size: 104,
    align: "centre",
    leading: 0.94,
    fill: "#fff3df",
  },
  credit: { x: 400, y: 1154, align: "centre", fill: "#ffd0b0" },
  grain: { colour: "#4a0808", opacity: 0.2 },
  backdrop: { cy: 500, s: 0.92 },
  draw(sheet) {
    const hill = (fill: string, y: number, step: number, rise: number) =>
      layer(sheet, step, fill, (_x, index) => sheet.cy + (y - (index % 2) * rise) * sheet.s);
    return [
      linear("lacquer", ["0 #d92818", "1 #8f0f14"]),
      rect(0, 0, sheet.w, sheet.h, "url(#lacquer)"),
      motif(sheet, [
        circle(0, -130, 330, "#fff0d6"),
        circle(0, -130, 372, "none", { stroke: "#fff0d6", "stroke-width": 5, opacity: 0.6 }),
      ]),
      hill("#a8141a", 250, 150, 120),
      motif(sheet, [
        group([half(), group([half()], { transform: "scale(-1 1)" }), muzzle()], {
          transform: "translate(0 -90)",
        }),
      ]),
      hill("#5d0a12", 300, 210, 60),
      hill("#36060c", 370, 260, 50),
    ].join("");
  },
};

/** The left half of the head; the right is its mirror. */
function half(): string {
  const facets: readonly (readonly [string, ...Point[]])[] = [
    ["#f28a1e", [0, -190], [-120, -170], [-70, -40], [0, -60]],
    ["#e06f0c", [-120, -170], [-236, -30], [-70, -40]],
    ["#b9500a", [-236, -30], [-250, 120], [-150, 60], [-70, -40]],
    ["#f6a53c", [-120, -170], [-226, -262], [-246, -110]],
    ["#2a0d0a", [-146, -178], [-212, -236], [-222, -140]],
    ["#fff0d6", [-70, -40], [-150, 60], [-110, 190], [-40, 110]],
    ["#e9d2b0", [-250, 120], [-150, 60], [-110, 190], [-176, 214]],
    ["#ffb04d", [0, -60], [-70, -40], [-40, 110], [0, 90]],
    ["#fff8ea", [-40, 110], [-110, 190], [-52, 272], [0, 214]],
    ["#2a0d0a", [-12, -190], [-40, -188], [-22, -120]],
    ["#2a0d0a", [-62, -182], [-96, -174], [-48, -92]],
    ["#2a0d0a", [-150, -134], [-184, -92], [-100, -76]],
    ["#2a0d0a", [-226, -40], [-238, 12], [-156, -4]],
    ["#2a0d0a", [-243, 50], [-248, 96], [-178, 62]],
    ["#2a0d0a", [-160, -8], [-84, -22], [-66, 26], [-126, 22]],
    ["#ffd23f", [-138, 0], [-92, -8], [-80, 18], [-118, 16]],
    ["#2a0d0a", [-112, -4], [-100, -6], [-104, 17], [-112, 16]],
  ];
  return facets.map(([fill, ...points]) => polygon(points, fill)).join("");
}

function muzzle(): string {
  return [
    polygon(
      [
        [-46, 104],
        [46, 104],
        [0, 160],
      ],
      "#2a0d0a",
    ),
    polygon(
      [
        [-46, 104],
        [0, 104],
        [0, 160],
      ],
      "#56201a",
    ),
    stroke("M0 160V206M-62 226L0 206L62 226", "#2a0d0a", 6),
    stroke("M-70 170L-190 150M-70 190L-186 206M70 170L190 150M70 190L186 206", "#2a0d0a", 2.5),
  ].join("");
}
