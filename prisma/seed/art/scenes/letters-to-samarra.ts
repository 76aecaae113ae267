import { createRandom } from "../../random";
import type { Art } from "../art";
import { circle, group, layer, linear, motif, path, polygon, rect, repeat, stroke } from "../svg";

/** Letters circle the spiral minaret like birds. */
export const lettersToSamarra: Art = {
  slug: "letters-to-samarra",
  title: ["LETTERS", "TO SAMARRA"],
  setting: {
    face: "sans/Geist-Light",
    x: 400,
    y: 136,
    width: 560,
    size: 84,
    align: "centre",
    tracking: 0.16,
    leading: 1.1,
    fill: "#f7e3bd",
  },
  credit: { x: 400, y: 1152, align: "centre", fill: "#d9a866" },
  grain: { colour: "#ffe6b8", opacity: 0.12 },
  backdrop: { cy: 490, s: 0.98 },
  draw(sheet) {
    const random = createRandom("letters");
    const bands = repeat(6, (index) => {
      const [low, high] = [250 - index * 34, 250 - (index + 1) * 34];
      const y = 380 - index * 104;
      return [
        polygon(
          [
            [-low, y],
            [low, y],
            [high + 12, y - 104],
            [-high - 12, y - 104],
          ],
          index % 2 ? "#b9793c" : "#cf8f4c",
        ),
        polygon(
          [
            [low * 0.25, y],
            [low, y],
            [high + 12, y - 104],
            [high * 0.25, y - 104],
          ],
          "#7a4524",
          { opacity: 0.55 },
        ),
        stroke(`M${-low - 10} ${y - 6}Q0 ${y + 34} ${high + 22} ${y - 92}`, "#f2c680", 11 - index),
      ].join("");
    });
    const birds = repeat(11, (index) => {
      const angle = index * 0.68;
      const radius = 330 - index * 13;
      const [x, y] = [Math.cos(angle) * radius, 250 - index * 56 + Math.sin(angle) * 62];
      return group([envelope(index === 8 ? "#e2513b" : "#fff4dc")], {
        transform: `translate(${Math.round(x)} ${Math.round(y)}) rotate(${random.between(-34, 34)}) scale(${(1.15 - index * 0.05).toFixed(2)})`,
      });
    });
    return [
      linear("night", ["0 #04262d", ".55 #0d5257", "1 #d98e4a"]),
      rect(0, 0, sheet.w, sheet.h, "url(#night)"),
      motif(sheet, [
        circle(-236, -236, 62, "#fbe6b4"),
        circle(-212, -248, 55, "#073a40"),
        group([
          bands,
          path("M-42-244H42V-290A42 46 0 0 0-42-290Z", "#cf8f4c"),
          path("M-14-244V-276A14 18 0 0 1 14-276V-244Z", "#04262d"),
        ]),
        path("M-40 380V320A40 50 0 0 1 40 320V380Z", "#3d1f10"),
      ]),
      layer(
        sheet,
        160,
        "#6b3519",
        (_x, index) => sheet.cy + (372 + Math.sin(index * 1.4) * 14) * sheet.s,
      ),
      layer(
        sheet,
        160,
        "#2a140c",
        (_x, index) => sheet.cy + (430 + Math.cos(index) * 20) * sheet.s,
      ),
      motif(sheet, [birds]),
    ].join("");
  },
};

function envelope(fill: string): string {
  return (
    polygon(
      [
        [-30, -20],
        [30, -20],
        [30, 20],
        [-30, 20],
      ],
      fill,
    ) + stroke("M-30-20L0 6L30-20", "#8a4b22", 3)
  );
}
