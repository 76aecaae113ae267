import type { Art } from "../art";
import {
  circle,
  ellipse,
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

/** A white plain that is harvested twice. */
export const saltAndSatellites: Art = {
  slug: "salt-and-satellites",
  title: ["Salt &", "Satellites"],
  setting: {
    face: "sans/Geist-Regular",
    x: 60,
    y: 140,
    width: 560,
    size: 108,
    leading: 0.98,
    tracking: -0.03,
    fill: "#123f4a",
  },
  credit: { x: 64, y: 1152, fill: "#28525c" },
  grain: { colour: "#7a3d4a", opacity: 0.16 },
  backdrop: { cx: 1040, cy: 470 },
  draw(sheet) {
    const horizon = sheet.cy + 130 * sheet.s;
    const rows = [0, 22, 58, 112, 190, 300, 450];
    const cracks = rows.map((y, row) => {
      const gap = 36 + row * 42;
      const zig = Array.from({ length: Math.ceil(sheet.w / gap) + 2 }, (_, at): Point => [
        (at - 0.5) * gap + (row % 2) * (gap / 2),
        horizon + y * sheet.s + (at % 2) * (6 + row * 7),
      ]);
      const legs = zig
        .filter((_, at) => at % 2)
        .map(
          ([x, from]) =>
            `M${x} ${from}L${x + (x - sheet.cx) * 0.12} ${horizon + (rows[row + 1] ?? 700) * sheet.s + 4}`,
        );
      return stroke(
        `M${zig.map((point) => point.join(" ")).join("L")}${legs.join("")}`,
        "#d5a6a2",
        1 + row * 0.7,
      );
    });
    return [
      linear("dawn", ["0 #7cc4c3", ".5 #f3cfc0", "1 #f6a894"]),
      rect(0, 0, sheet.w, sheet.h, "url(#dawn)"),
      motif(sheet, [
        circle(-40, 60, 218, "#ff7f6b"),
        repeat(5, (index) =>
          stroke(
            `M${-52 + index * 4} ${-210 - index * 42}A${150 + index * 58} ${150 + index * 58} 0 0 1 ${180 + index * 44} ${-96 - index * 10}`,
            "#ffffff",
            4,
            { opacity: 0.7 - index * 0.11 },
          ),
        ),
      ]),
      rect(0, horizon, sheet.w, sheet.h - horizon, "#fbeeea"),
      cracks.join(""),
      motif(sheet, [
        group([dish()], { transform: "translate(-290 150) scale(.34)" }),
        group([dish()], { transform: "translate(-130 176) scale(.56)" }),
        group([dish()], { transform: "translate(150 270)" }),
        polygon(
          [
            [-300, 420],
            [-230, 330],
            [-160, 420],
          ],
          "#ffffff",
        ),
        polygon(
          [
            [-230, 330],
            [-160, 420],
            [-208, 420],
          ],
          "#e3c0bd",
        ),
        polygon(
          [
            [-190, 430],
            [-140, 366],
            [-90, 430],
          ],
          "#ffffff",
        ),
        polygon(
          [
            [-140, 366],
            [-90, 430],
            [-126, 430],
          ],
          "#e3c0bd",
        ),
      ]),
    ].join("");
  },
};

function dish(): string {
  return [
    ellipse(0, 6, 120, 14, "#c99a97", { opacity: 0.6 }),
    polygon(
      [
        [-54, 4],
        [-10, -150],
        [10, -150],
        [54, 4],
        [36, 4],
        [0, -116],
        [-36, 4],
      ],
      "#123f4a",
    ),
    group(
      [
        path("M-170 0A170 126 0 0 0 170 0Z", "#1d6470"),
        path("M60 116A170 126 0 0 0 170 0H80Z", "#123f4a"),
        ellipse(0, 0, 170, 34, "#e9f6f4"),
        stroke("M-120 4L0-120L120 4M0-120V16", "#123f4a", 5),
        circle(0, -124, 13, "#ff5a45"),
      ],
      { transform: "translate(0 -176) rotate(28)" },
    ),
  ].join("");
}
