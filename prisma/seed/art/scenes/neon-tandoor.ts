import type { Art } from "../art";
import { circle, group, motif, radial, rect, repeat, stroke } from "../svg";

/** A sign that lights up when they lie. */
export const neonTandoor: Art = {
  slug: "neon-tandoor",
  title: ["NEON", "TANDOOR"],
  setting: {
    face: "sans/Geist-Bold",
    x: 400,
    y: 178,
    width: 620,
    size: 138,
    align: "centre",
    tracking: 0.06,
    leading: 0.98,
    fill: "#fff5fb",
    more: { stroke: "#ff3da6", "stroke-width": 5, "paint-order": "stroke" },
  },
  credit: { x: 400, y: 1150, align: "centre", fill: "#8ff7ff" },
  grain: { colour: "#ffffff", opacity: 0.08 },
  backdrop: { cx: 1080, cy: 430, s: 0.94 },
  draw(sheet) {
    const bricks = repeat(Math.ceil(sheet.h / 40), (row) => {
      const y = row * 40;
      const uprights = repeat(
        Math.ceil(sheet.w / 100) + 1,
        (at) => `M${at * 100 + (row % 2) * 50} ${y}v40`,
      );
      return `M0 ${y}H${sheet.w}${uprights}`;
    });
    const flame =
      "M0-10C-110-60-120-170-40-250C-44-190 0-190 4-240C10-290-20-330 16-390C30-320 120-260 104-140C96-70 60-30 0-10Z";
    const drop = sheet.isPoster ? 96 : 0;
    const inner = "M4-30C-52-60-50-130-2-176C10-130 60-130 46-76C40-50 26-36 4-30Z";
    return [
      radial("glow", ["0 #ff3da6 .55", "1 #ff3da6 0"]),
      radial("heat", ["0 #ff9f1c .6", "1 #ff9f1c 0"]),
      rect(0, 0, sheet.w, sheet.h, "#170a2b"),
      stroke(bricks, "#26123f", 4),
      sheet.isPoster ? circle(400, 220, 440, "url(#glow)") : "",
      motif({ ...sheet, cy: sheet.cy + drop }, [
        circle(0, 40, 470, "url(#heat)"),
        tube("M-190 330C-240 180-190 40-120 30H120C190 40 240 180 190 330Z", "#2ee6ff"),
        tube("M-150 30C-150-6 150-6 150 30", "#2ee6ff"),
        tube("M-206 330H206M-214 190H214M-196 120H196", "#2ee6ff"),
        group([tube(flame, "#ff7a1a"), tube(inner, "#ffe14d")], { transform: "translate(0 6)" }),
        tube("M-210-40L60-300M210-60L-40-290", "#ff3da6"),
        repeat(
          3,
          (index) =>
            tube(`M${-160 + index * 56} ${-88 - index * 54}l40 34`, "#ffe14d") +
            tube(`M${160 - index * 56} ${-106 - index * 52}l-38 36`, "#ffe14d"),
        ),
      ]),
    ].join("");
  },
};

/** One bent glass tube: halo, colour, hot core. */
function tube(d: string, colour: string): string {
  const join = { "stroke-linejoin": "round" };
  return [
    [34, 0.1, colour],
    [22, 0.2, colour],
    [12, 0.95, colour],
    [4, 0.95, "#ffffff"],
  ]
    .map(([width, opacity, paint]) =>
      stroke(d, String(paint), Number(width), { ...join, opacity: Number(opacity) }),
    )
    .join("");
}
