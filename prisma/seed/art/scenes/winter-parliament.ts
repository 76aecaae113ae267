import { createRandom } from "../../random";
import type { Art } from "../art";
import { circle, group, layer, linear, motif, path, polygon, rect, repeat, stroke } from "../svg";

/** Ministers on a wire above a snowed-in dome; one has made up its mind. */
export const winterParliament: Art = {
  slug: "winter-parliament",
  title: ["WINTER", "PARLIAMENT"],
  setting: {
    face: "sans/Geist-Medium",
    x: 400,
    y: 138,
    width: 640,
    size: 74,
    align: "centre",
    tracking: 0.2,
    leading: 1.25,
    fill: "#f4f1ea",
  },
  credit: { x: 400, y: 1150, align: "centre", fill: "#38424f" },
  grain: { colour: "#ffffff", opacity: 0.14 },
  backdrop: { cy: 480, s: 0.86 },
  draw(sheet) {
    const random = createRandom("snow");
    const snow = repeat(130, () =>
      circle(
        random.between(0, sheet.w),
        random.between(0, sheet.h),
        random.pick([1.5, 2.5, 4]),
        "#ffffff",
        {
          opacity: random.pick([0.35, 0.6, 0.9]),
        },
      ),
    );
    const wireY = sheet.cy - 190 * sheet.s;
    const birds = repeat(11, (index) =>
      group([raven(index === 7 ? "#d92b34" : "#10151d")], {
        transform: `translate(${(index - 5) * 66} ${-186 - Math.cos((index - 5) / 4) * -8}) scale(${index % 3 === 1 ? "-1 1" : "1"})`,
      }),
    );
    return [
      linear("sky", ["0 #2b3645", ".6 #6d7c8c", "1 #c3cad0"]),
      rect(0, 0, sheet.w, sheet.h, "url(#sky)"),
      motif(sheet, [group([dome()], { transform: "translate(0 100)" })]),
      layer(sheet, 80, "#e9ecec", (_x, index) => sheet.h * 0.87 + Math.sin(index * 0.9) * 16),
      layer(sheet, 80, "#f8f8f5", (_x, index) => sheet.h * 0.92 + Math.cos(index * 0.7) * 14),
      stroke(`M0 ${wireY - 4}Q${sheet.cx} ${wireY + 30} ${sheet.w} ${wireY - 8}`, "#10151d", 3),
      motif(sheet, [birds]),
      snow,
    ].join("");
  },
};

function dome(): string {
  const columns = repeat(9, (index) => rect(-188 + index * 44, 92, 22, 150, "#2b3543"));
  return [
    polygon(
      [
        [-7, -130],
        [0, -196],
        [7, -130],
      ],
      "#1b232e",
    ),
    rect(-26, -132, 52, 56, "#1b232e"),
    path("M-178 70C-178-40-96-84 0-84S178-40 178 70Z", "#1b232e"),
    path("M0-84C96-84 178-40 178 70H60C60-10 40-60 0-84Z", "#131922"),
    path("M-178 70C-178-40-96-84 0-84C-90-66-140-20-150 70Z", "#f4f5f3", { opacity: 0.85 }),
    rect(-206, 68, 412, 26, "#131922"),
    rect(-206, 92, 412, 150, "#1b232e"),
    columns,
    rect(-300, 240, 600, 34, "#131922"),
    rect(-300, 272, 600, 240, "#1b232e"),
    repeat(9, (index) => rect(-268 + index * 62, 306, 26, 70, index === 6 ? "#ffcf70" : "#10151d")),
  ].join("");
}

function raven(fill: string): string {
  return path(
    "M-8 22C-26 10-26-16-10-26C-8-40 8-44 15-34L28-30L14-24C20-6 14 8 6 20L22 46L10 42L-2 24L-4 34L-9 34Z",
    fill,
  );
}
