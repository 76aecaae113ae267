import type { Art } from "../art";
import { curve, linear, path, type Point, rect, repeat, stroke } from "../svg";

/** Nine bands of one cloth. */
export const nineYards: Art = {
  slug: "nine-yards-of-silk",
  title: ["NINE YARDS", "OF SILK"],
  setting: {
    face: "sans/Geist-Light",
    x: 400,
    y: 170,
    width: 620,
    size: 96,
    align: "centre",
    tracking: 0.1,
    leading: 1.05,
    fill: "#ffdf94",
  },
  credit: { x: 400, y: 1168, align: "centre", fill: "#ffdf94" },
  grain: { colour: "#2a0014", opacity: 0.2 },
  backdrop: { cx: 800, cy: 420, s: 1 },
  draw(sheet) {
    const cloth = [
      "#5a0c3c",
      "#7d0f4c",
      "#a3144f",
      "#c81d56",
      "#e0315f",
      "#c81d56",
      "#a3144f",
      "#7d0f4c",
      "#4a0a35",
    ];
    const [from, step] = sheet.isPoster ? [330, 92] : [180, 80];
    const threads = repeat(Math.ceil(sheet.w / 16), (index) => `M${index * 16} 0V${from + 80}`);
    const bands = cloth.map((fill, index) => {
      const wave = (x: number) =>
        from +
        index * step +
        Math.sin(x / (sheet.w * 0.17) + index * 0.42) * (70 - index * 3) +
        x * 0.04;
      const edge = Array.from({ length: 17 }, (_, at): Point => [
        (at * sheet.w) / 16,
        wave((at * sheet.w) / 16),
      ]);
      const line = curve(edge);
      const border = line.replace("M", "M");
      return [
        path(`${line}L${sheet.w} ${sheet.h}H0Z`, fill),
        stroke(border, "#f2b632", index % 3 === 1 ? 13 : 4),
        index % 3 === 1 ? stroke(border, "#5a0c3c", 7, { "stroke-dasharray": "1 22" }) : "",
        index % 3 === 1
          ? stroke(border, "#f2b632", 5, {
              "stroke-dasharray": "1 15",
              transform: "translate(0 22)",
            })
          : "",
      ].join("");
    });
    return [
      linear("loom", ["0 #24041c", "1 #5a0c3c"]),
      rect(0, 0, sheet.w, sheet.h, "url(#loom)"),
      stroke(threads, "#f2b632", 1.2, { opacity: 0.28 }),
      bands.join(""),
    ].join("");
  },
};
