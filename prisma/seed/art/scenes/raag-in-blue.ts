import type { Art } from "../art";
import { circle, curve, linear, motif, type Point, rect, repeat, stroke } from "../svg";

/** Seven strings that cross once and never again. */
export const raagInBlue: Art = {
  slug: "raag-in-blue",
  title: ["raag", "in blue"],
  setting: {
    face: "sans/Geist-UltraBlack",
    x: 56,
    y: 214,
    width: 620,
    size: 196,
    leading: 0.84,
    tracking: -0.03,
    fill: "#f7c548",
  },
  credit: { x: 62, y: 1170, fill: "#f7c548" },
  grain: { colour: "#ffffff", opacity: 0.1 },
  backdrop: { cx: 1040, cy: 380, s: 1 },
  draw(sheet) {
    const colours = ["#7fb2ff", "#9cc5ff", "#f7c548", "#bcd8ff", "#ff7a59", "#9cc5ff", "#7fb2ff"];
    const strings = colours.map((colour, index) => {
      const offset = (index - 3) * 34;
      const points = Array.from({ length: 25 }, (_, at): Point => {
        const t = at / 24;
        const swing = Math.sin(t * Math.PI * 4 + index * 0.5) * 92 * Math.sin(t * Math.PI);
        return [60 + (1 - t) * 270 + offset * (1.2 - t * 0.7) + swing, -760 + t * 1080];
      });
      return stroke(curve(points), colour, index === 2 || index === 4 ? 7 : 4, { opacity: 0.95 });
    });
    return [
      linear("blue", ["0 #0a1a6b", ".6 #1237b8", "1 #071048"]),
      linear("gourd", ["0 #ffd76a", ".5 #e8912d", "1 #8f3d14"], { x1: 0.2, x2: 0.8 }),
      rect(0, 0, sheet.w, sheet.h, "url(#blue)"),
      motif(sheet, [
        repeat(6, (index) =>
          circle(60, 330, 250 + index * 76, "none", {
            stroke: "#6f9bff",
            "stroke-width": 2,
            opacity: 0.42 - index * 0.06,
          }),
        ),
        circle(60, 330, 212, "url(#gourd)"),
        repeat(5, (index) =>
          circle(60, 330, 182 - index * 27, "none", {
            stroke: "#5c230c",
            "stroke-width": 3,
            opacity: 0.5,
          }),
        ),
        circle(60, 330, 52, "#2a0f06"),
        strings.join(""),
        rect(-16, 306, 152, 26, "#fff0c9", { rx: 6 }),
        rect(-30, 330, 180, 9, "#2a0f06", { rx: 4 }),
      ]),
    ].join("");
  },
};
