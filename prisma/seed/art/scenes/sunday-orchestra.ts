import type { Art } from "../art";
import { circle, group, path, polygon, rect, repeat } from "../svg";

/** One note for every shape in the hall. */
export const sundayOrchestra: Art = {
  slug: "sunday-orchestra",
  title: ["sunday", "orchestra"],
  setting: {
    face: "sans/Geist-Bold",
    x: 60,
    y: 1010,
    width: 680,
    size: 142,
    leading: 0.86,
    tracking: -0.04,
    fill: "#f6ecd6",
  },
  credit: { x: 64, y: 82, fill: "#f6ecd6" },
  grain: { colour: "#ffffff", opacity: 0.12 },
  draw(sheet) {
    const size = sheet.isPoster ? 170 : 180;
    const [left, top, across, down] = sheet.isPoster ? [60, 130, 4, 4] : [700, 0, 5, 5];
    const inks = ["#e63b2e", "#f4b41a", "#f6ecd6", "#2a6fdb", "#0fa37f"];
    const shapes = repeat(across * down, (index) => {
      const [column, row] = [index % across, Math.floor(index / across)];
      const ink = inks[(column * 3 + row * 4) % 5] ?? "";
      const other = inks[(column * 3 + row * 4 + 2) % 5] ?? "";
      const turn = ((column * 3 + row) % 4) * 90;
      return group(
        [
          rect(0, 0, 100, 100, other, { opacity: (row + column) % 3 === 0 ? 1 : 0.16 }),
          instrument((column * 5 + row * 2) % 7, ink),
        ],
        {
          transform: `translate(${left + column * size} ${top + row * size}) scale(${size / 100}) rotate(${turn} 50 50)`,
        },
      );
    });
    return [rect(0, 0, sheet.w, sheet.h, "#15182e"), shapes].join("");
  },
};

function instrument(kind: number, ink: string): string {
  const ring = (r: number) => circle(50, 50, r, "none", { stroke: ink, "stroke-width": 7 });
  if (kind === 0) return path("M0 100A100 100 0 0 1 100 0V40A60 60 0 0 0 40 100Z", ink);
  if (kind === 1) return ring(42) + ring(24) + circle(50, 50, 9, ink);
  if (kind === 2) return repeat(5, (at) => rect(at * 20 + 4, 0, 10, 100, ink));
  if (kind === 3) return path("M0 50A50 50 0 0 1 100 50ZM0 100A50 50 0 0 1 100 100Z", ink);
  if (kind === 4)
    return (
      polygon(
        [
          [0, 0],
          [100, 50],
          [0, 100],
        ],
        ink,
      ) + circle(18, 50, 9, "#15182e")
    );
  if (kind === 5) return path("M0 0H100A100 100 0 0 1 0 100Z", ink) + circle(30, 30, 12, "#15182e");
  return (
    circle(32, 70, 26, ink) +
    rect(50, 6, 8, 66, ink) +
    path("M58 6C80 14 90 30 84 50C80 34 70 30 58 30Z", ink)
  );
}
