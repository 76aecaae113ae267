import { createRandom } from "../../random";
import type { Art } from "../art";
import { circle, group, linear, path, type Point, polygon, rect, repeat, stroke } from "../svg";

/** Forty thousand witnesses and one keyhole. */
export const beekeepersAlibi: Art = {
  slug: "the-beekeepers-alibi",
  title: ["The", "Beekeeper's", "Alibi"],
  setting: {
    face: "sans/Geist-Black",
    x: 60,
    y: 960,
    width: 560,
    size: 104,
    leading: 0.9,
    tracking: -0.03,
    fill: "#1d1206",
  },
  credit: { x: 62, y: 76, fill: "#3a2405" },
  grain: { colour: "#5c3600", opacity: 0.2 },
  backdrop: { cx: 1080, cy: 500 },
  draw(sheet) {
    const random = createRandom("honey");
    const size = 84;
    const [across, down] = [size * Math.sqrt(3), size * 1.5];
    const home: Point = [sheet.cx + 40 * sheet.s, sheet.cy - 130 * sheet.s];
    const cells = repeat(21 * 15, (index) => {
      const [column, row] = [(index % 21) - 10, Math.floor(index / 21) - 7];
      const x = home[0] + column * across + (row % 2 ? across / 2 : 0);
      const y = home[1] + row * down;
      if (x < -size || x > sheet.w + size || y < -size || y > sheet.h + size) return "";
      if (column === 0 && row === 0) return hexagon(x, y, size - 5, "#1d1206");
      const luck = random.next();
      const far = Math.hypot(column * 1.1, row);
      if (luck < 0.16 + far * 0.05 && sheet.isPoster) return "";
      if (luck < 0.1) return "";
      return hexagon(
        x,
        y,
        size - 5,
        random.pick(["#ffb300", "#ff9e00", "#ffc233", "#f08a00", "#ffd361"]),
      );
    });
    const flight = `M${home[0] - 330} ${home[1] + 300}C${home[0] - 80} ${home[1] + 420} ${home[0] - 330} ${home[1] + 60} ${home[0] - 170} ${home[1] + 90}S${home[0] + 60} ${home[1] + 330} ${home[0] + 190} ${home[1] + 214}`;
    return [
      linear("wax", ["0 #f7a600", "1 #ffd25e"]),
      rect(0, 0, sheet.w, sheet.h, "url(#wax)"),
      cells,
      group(
        [
          circle(0, -22, 26, "#ffd361"),
          polygon(
            [
              [-12, -8],
              [12, -8],
              [24, 52],
              [-24, 52],
            ],
            "#ffd361",
          ),
        ],
        { transform: `translate(${home.join(" ")})` },
      ),
      stroke(flight, "#1d1206", 5, { "stroke-dasharray": "2 17" }),
      group([bee()], { transform: `translate(${home[0] + 214} ${home[1] + 196}) rotate(-26)` }),
    ].join("");
  },
};

function hexagon(x: number, y: number, r: number, fill: string): string {
  const points = Array.from({ length: 6 }, (_, at): Point => {
    const angle = (Math.PI / 3) * at + Math.PI / 6;
    return [x + Math.cos(angle) * r, y + Math.sin(angle) * r];
  });
  return polygon(points, fill);
}

function bee(): string {
  return [
    path("M-4-16C-50-90-10-110 12-22Z", "#ffffff", { opacity: 0.9 }),
    path("M10-16C10-100 60-96 26-16Z", "#ffffff", { opacity: 0.75 }),
    path("M-46 0C-46-30 40-32 52 0C40 32-46 30-46 0Z", "#1d1206"),
    path("M-22-22H-6V22H-22ZM10-24H26V23H10Z", "#ffd361"),
  ].join("");
}
