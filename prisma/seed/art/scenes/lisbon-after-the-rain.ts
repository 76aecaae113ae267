import type { Art } from "../art";
import { circle, group, path, polygon, rect, repeat, stroke, tag } from "../svg";

/** A wall of tiles, and the tram behind the ones that fell. */
export const lisbonAfterTheRain: Art = {
  slug: "lisbon-after-the-rain",
  title: ["LISBON,", "AFTER", "THE RAIN"],
  setting: {
    face: "sans/Geist-Bold",
    x: 136,
    y: 186,
    width: 330,
    size: 80,
    leading: 1,
    tracking: 0.02,
    fill: "#14327a",
  },
  credit: { x: 140, y: 370, fill: "#14327a" },
  grain: { colour: "#0b1f52", opacity: 0.16 },
  draw(sheet) {
    const size = 100;
    const across = sheet.w / size;
    const street = (column: number, row: number) =>
      sheet.isPoster
        ? column > 0 && column < 7 && row > 5 && row < 10 && !(row === 6 && column === 1)
        : column > 7 && column < 15 && row > 2 && row < 7 && !(row === 3 && column === 8);
    const plate = (column: number, row: number) =>
      sheet.isPoster && column > 0 && column < 6 && row > 0 && row < 4;
    const tiles = repeat(Math.ceil(across) * (sheet.h / size), (index) => {
      const [column, row] = [index % across, Math.floor(index / across)];
      if (street(column, row) || plate(column, row)) return "";
      const turn = ((column % 2) + (row % 2) * 3) * 90 * (row % 2 && column % 2 ? 2 : 1);
      const kind = (column * 5 + row * 3) % 7 === 0 ? "#sun" : "#leaf";
      return tag("use", {
        href: kind,
        transform: `translate(${column * size} ${row * size}) rotate(${turn} 50 50)`,
      });
    });
    const [x, y] = sheet.isPoster ? [400, 810] : [1150, 510];
    return [
      rect(0, 0, sheet.w, sheet.h, "#102a6b"),
      tag("defs", {}, tileShapes()),
      rect(x - 360, y - 230, 720, 440, "#f5c33b"),
      polygon(
        [
          [x - 350, y + 210],
          [x - 120, y - 10],
          [x + 120, y - 10],
          [x + 350, y + 210],
        ],
        "#e0972a",
      ),
      circle(x + 170, y - 130, 58, "#fff1c4"),
      group([tram()], { transform: `translate(${x} ${y + 10})` }),
      tiles,
      sheet.isPoster ? rect(100, 100, 500, 300, "#f4efe2") : "",
      sheet.isPoster
        ? rect(112, 112, 476, 276, "none", { stroke: "#1d4bb5", "stroke-width": 4 })
        : "",
    ].join("");
  },
};

function tileShapes(): string {
  const base = rect(1, 1, 98, 98, "#f4efe2");
  return [
    group(
      [
        base,
        path("M1 1H60A59 59 0 0 1 1 60Z", "#1d4bb5"),
        path("M1 1H34A33 33 0 0 1 1 34Z", "#f4efe2"),
        circle(14, 14, 8, "#f5c33b"),
        path("M99 99H40A59 59 0 0 1 99 40Z", "#7fa6e8"),
        path("M99 99H74A25 25 0 0 1 99 74Z", "#1d4bb5"),
      ],
      { id: "leaf" },
    ),
    group(
      [
        base,
        polygon(
          [
            [50, 8],
            [92, 50],
            [50, 92],
            [8, 50],
          ],
          "#1d4bb5",
        ),
        circle(50, 50, 26, "#f4efe2"),
        circle(50, 50, 14, "#f5c33b"),
      ],
      { id: "sun" },
    ),
  ].join("");
}

function tram(): string {
  return [
    stroke("M-6-150L60-260M0-300L330-214M-340-240L0-252", "#14204a", 4),
    rect(-112, -150, 224, 290, "#c8262c", { rx: 26 }),
    rect(-112, -20, 224, 70, "#fff6e0"),
    rect(-92, -122, 54, 84, "#14204a", { rx: 8 }),
    rect(-28, -122, 56, 84, "#14204a", { rx: 8 }),
    rect(38, -122, 54, 84, "#14204a", { rx: 8 }),
    circle(0, 86, 22, "#fff1c4"),
    rect(-128, 128, 256, 26, "#14204a", { rx: 6 }),
    stroke("M-90 154L-190 240M90 154L190 240", "#14204a", 7),
  ].join("");
}
