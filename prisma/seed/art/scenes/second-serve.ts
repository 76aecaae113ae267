import type { Art } from "../art";
import { circle, ellipse, group, linear, motif, path, rect, stroke } from "../svg";

/** Clay, chalk and one ball. */
export const secondServe: Art = {
  slug: "second-serve",
  title: ["SECOND", "SERVE"],
  setting: {
    face: "sans/Geist-UltraBlack",
    x: 60,
    y: 990,
    width: 520,
    size: 190,
    isJustified: true,
    leading: 1.3,
    fill: "#e4f75a",
  },
  credit: { x: 62, y: 78, fill: "#ffe0c7" },
  grain: { colour: "#5c1c08", opacity: 0.3 },
  backdrop: { cx: 980, cy: 500, s: 1.2 },
  draw(sheet) {
    const white = { "stroke-linecap": "butt" };
    return [
      linear("clay", ["0 #e0673a", "1 #b23f1d"], { x2: 0.6 }),
      rect(0, 0, sheet.w, sheet.h, "url(#clay)"),
      motif(sheet, [
        group(
          [
            rect(-1400, -1400, 1040, 2800, "#2f6b58"),
            rect(-1400, 560, 2800, 900, "#a03819", { opacity: 0.45 }),
            stroke(
              "M-360-1400V1400M-200-1400V1400M-200-110H1400M460-1400V1400",
              "#fff6ea",
              17,
              white,
            ),
            stroke("M-360 560H1400", "#fff6ea", 24, white),
          ],
          { transform: "rotate(-24)" },
        ),
        ellipse(252, 42, 190, 44, "#4a1407", { opacity: 0.55, transform: "rotate(24 252 42)" }),
        circle(66, -96, 112, "#d9ee4b"),
        path("M66-208A112 112 0 0 1 66 16A150 150 0 0 0 66-208Z", "#9fb81f", { opacity: 0.75 }),
        stroke("M-18-170C24-120 24-66-14-20M118-196C84-130 96-70 156-30", "#fff6ea", 8),
      ]),
    ].join("");
  },
};
