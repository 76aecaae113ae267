import type { Art } from "../art";
import { circle, ellipse, layer, motif, path, polygon, radial, rect, repeat, stroke } from "../svg";

/** A bell on a thread, and the answer below it. */
export const theNinthFathom: Art = {
  slug: "the-ninth-fathom",
  title: ["THE NINTH", "FATHOM"],
  setting: {
    face: "mono/GeistMono-Regular",
    x: 60,
    y: 112,
    width: 306,
    size: 66,
    leading: 1.1,
    tracking: -0.02,
    fill: "#d8fff5",
  },
  credit: { x: 62, y: 214, width: 300, fill: "#a8e6dc" },
  grain: { colour: "#9ffff0", opacity: 0.09 },
  backdrop: { cy: 320, s: 0.92 },
  draw(sheet) {
    const bands = [
      "#0f6f78",
      "#0c5f6b",
      "#0a505d",
      "#08414f",
      "#073342",
      "#052736",
      "#041c29",
      "#03131e",
      "#020b13",
    ];
    const depth = sheet.h / 9;
    const marks = repeat(8, (index) =>
      rect(
        sheet.isPoster ? 700 : 40,
        depth * (index + 1) - 1,
        40 + (index === 7 ? 40 : 0),
        2,
        "#d8fff5",
        { opacity: 0.55 },
      ),
    );
    const eye = repeat(9, (index) =>
      ellipse(0, 520, 560 - index * 54, 300 - index * 33, "none", {
        stroke: index > 5 ? "#ffd166" : "#23b5a5",
        "stroke-width": 2 + index * 0.8,
        opacity: 0.1 + index * 0.07,
      }),
    );
    return [
      radial("beam", ["0 #fff3b0 .9", "1 #ffd166 0"], { cx: 0.5, cy: 0, r: 1 }),
      bands
        .map((fill, index) =>
          layer(
            sheet,
            100,
            fill,
            (x) => depth * index + (index ? Math.sin(x / 130 + index) * 12 : 0),
          ),
        )
        .join(""),
      marks,
      motif(sheet, [
        eye,
        ellipse(0, 520, 34, 96, "#01060b"),
        ellipse(0, 520, 34, 96, "none", { stroke: "#ffd166", "stroke-width": 4 }),
        polygon(
          [
            [-22, -52],
            [22, -52],
            [236, 470],
            [-236, 470],
          ],
          "url(#beam)",
          { opacity: 0.5 },
        ),
        stroke("M0-140V-900", "#01060b", 4),
        bell(),
      ]),
    ].join("");
  },
};

function bell(): string {
  return [
    path("M-58-50C-64-120-36-146 0-146S64-120 58-50Z", "#ff6b35"),
    path("M0-146C36-146 64-120 58-50H22C26-100 18-130 0-146Z", "#c23f12"),
    rect(-68, -58, 136, 18, "#01060b", { rx: 5 }),
    circle(-16, -96, 17, "#01060b"),
    circle(-16, -96, 11, "#fff3b0"),
    path("M-12-146a12 14 0 0 1 24 0Z", "#01060b"),
  ].join("");
}
