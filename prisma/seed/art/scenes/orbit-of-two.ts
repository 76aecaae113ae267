import type { Art } from "../art";
import { stars } from "../stars";
import { circle, ellipse, linear, motif, path, rect, repeat } from "../svg";

/** Two worlds on one path, eleven light-minutes apart. */
export const orbitOfTwo: Art = {
  slug: "orbit-of-two",
  title: ["ORBIT", "OF TWO"],
  setting: {
    face: "sans/Geist-Thin",
    x: 60,
    y: 1010,
    width: 680,
    size: 150,
    tracking: 0.08,
    leading: 0.88,
    fill: "#fff3e4",
  },
  credit: { x: 66, y: 76, fill: "#f6b48f" },
  grain: { colour: "#ffffff", opacity: 0.12 },
  backdrop: { cx: 1020, cy: 480, s: 1.04 },
  draw(sheet) {
    const orbits = repeat(8, (index) =>
      ellipse(0, -60, 150 + index * 62, 60 + index * 44, "none", {
        stroke: "#c9b8ff",
        "stroke-width": 1.6,
        opacity: 0.55 - index * 0.05,
        transform: "rotate(-32 0 -60)",
      }),
    );
    const messages = repeat(11, (index) => {
      const t = (index + 1) / 12;
      return circle(
        178 - 356 * t,
        -246 + 388 * t - Math.sin(t * Math.PI) * 70,
        index === 5 ? 9 : 4,
        "#ffd9b8",
      );
    });
    return [
      linear("sky", ["0 #0b0724", ".55 #21124e", "1 #40205f"]),
      linear("near", ["0 #ffd9a8", ".55 #ff8f6b", "1 #a83b6b"], { x1: 0.1, x2: 0.8 }),
      linear("far", ["0 #7ff0e0", ".6 #1f9bb0", "1 #12355f"], { x1: 0.9, x2: 0.2 }),
      rect(0, 0, sheet.w, sheet.h, "url(#sky)"),
      stars(sheet, 120),
      motif(sheet, [
        orbits,
        circle(208, -282, 158, "url(#near)"),
        path("M208-440A158 158 0 0 1 208-124A206 206 0 0 0 208-440Z", "#6d1f58", { opacity: 0.55 }),
        messages,
        circle(-206, 172, 78, "url(#far)"),
        path("M-206 94A78 78 0 0 0-206 250A112 112 0 0 1-206 94Z", "#0c2450", { opacity: 0.7 }),
        ellipse(-206, 172, 134, 26, "none", {
          stroke: "#b9fff4",
          "stroke-width": 3,
          transform: "rotate(-18 -206 172)",
        }),
      ]),
    ].join("");
  },
};
