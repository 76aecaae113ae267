import type { Art } from "../art";
import { letter } from "../lettering";
import { circle, group, linear, motif, path, polygon, rect, repeat, stroke } from "../svg";

/** The last night train, drawn at the angle at which it falls. */
export const steelLullaby: Art = {
  slug: "steel-lullaby",
  credit: { x: 740, y: 1156, align: "right", fill: "#f1e3cf" },
  grain: { colour: "#ffffff", opacity: 0.12 },
  backdrop: { cx: 960, cy: 520, s: 1.04 },
  draw(sheet) {
    const speed = repeat(
      22,
      (index) =>
        `M${-900 + ((index * 211) % 700)} ${-300 + index * 31}h${120 + ((index * 97) % 240)}`,
    );
    const name = sheet.isPoster
      ? letter(["STEEL"], {
          face: "sans/Geist-UltraBlack",
          x: -330,
          y: 316,
          width: 420,
          size: 180,
          fill: "#f1e3cf",
        }) +
        letter(["LULLABY"], {
          face: "sans/Geist-UltraBlack",
          x: -330,
          y: 428,
          width: 560,
          size: 180,
          fill: "#d7261e",
        })
      : "";
    return [
      linear("night", ["0 #1b1d22", "1 #34373e"]),
      rect(0, 0, sheet.w, sheet.h, "url(#night)"),
      motif(sheet, [
        polygon(
          [
            [-900, 300],
            [-260, -330],
            [-120, -190],
            [60, -470],
            [330, -80],
            [430, -220],
            [1100, 420],
          ],
          "#4a4e57",
        ),
        polygon(
          [
            [60, -470],
            [190, -282],
            [142, -250],
            [98, -304],
            [52, -232],
            [10, -292],
            [-30, -330],
          ],
          "#f1e3cf",
        ),
        polygon(
          [
            [-260, -330],
            [-176, -246],
            [-222, -226],
            [-262, -270],
            [-320, -271],
          ],
          "#f1e3cf",
        ),
        group(
          [
            rect(-1400, -60, 2800, 1500, "#141519"),
            rect(-1400, 96, 2800, 26, "#d7261e"),
            stroke(speed, "#f1e3cf", 3, { opacity: 0.28 }),
            train(),
            name,
          ],
          { transform: "rotate(-24)" },
        ),
      ]),
    ].join("");
  },
};

function train(): string {
  const cars = repeat(3, (car) => {
    const x = 20 + car * 330;
    const windows = repeat(5, (index) =>
      rect(x + 24 + index * 58, -66, 38, 46, index === 2 && car === 0 ? "#d7261e" : "#ffcf5c"),
    );
    return rect(x, -104, 316, 176, "#f1e3cf", { rx: 8 }) + rect(x, 6, 316, 30, "#d7261e") + windows;
  });
  return [
    polygon(
      [
        [-330, 40],
        [-700, 190],
        [-760, 120],
      ],
      "#ffe9a8",
      { opacity: 0.4 },
    ),
    path("M10-116V72H-330C-352 40-344-4-300-40C-240-90-150-116 10-116Z", "#d7261e"),
    path("M10-116V-62H-232C-170-98-100-116 10-116Z", "#141519"),
    polygon(
      [
        [-190, -52],
        [-96, -86],
        [-96, -38],
        [-214, -38],
      ],
      "#9fd3e0",
    ),
    circle(-306, 22, 17, "#ffe9a8"),
    rect(-330, 34, 340, 14, "#f1e3cf"),
    cars,
    repeat(11, (index) => circle(-250 + index * 116, 78, 21, "#3a3d45")),
    repeat(11, (index) => circle(-250 + index * 116, 78, 8, "#f1e3cf")),
  ].join("");
}
