import { createRandom } from "../../random";
import type { Art } from "../art";
import { circle, group, layer, linear, motif, path, rect, repeat, stroke } from "../svg";

/** Apple trees whose crowns are panes of coloured glass. */
export const theGlassOrchard: Art = {
  slug: "the-glass-orchard",
  title: ["The Glass", "Orchard"],
  setting: {
    face: "sans/Geist-LightItalic",
    x: 64,
    y: 150,
    width: 640,
    size: 128,
    leading: 0.9,
    fill: "#fbf3dc",
  },
  credit: { x: 66, y: 1150, fill: "#b9cf9c" },
  grain: { colour: "#ffffff", opacity: 0.1 },
  backdrop: { cy: 420, s: 1.02 },
  draw(sheet) {
    const ground = sheet.cy + 356 * sheet.s;
    const rows = sheet.isPoster ? [-260, 20, 270] : [-420, -150, 120, 400];
    const trees = rows.map((x, index) =>
      group([tree(index)], {
        transform: `translate(${x} ${356 + (index % 2) * 34}) scale(${index === 1 ? 1.12 : 0.86})`,
      }),
    );
    return [
      linear("sky", ["0 #12312b", ".6 #2f6149", "1 #d9b65c"]),
      rect(0, 0, sheet.w, sheet.h, "url(#sky)"),
      circle(sheet.cx + 40, sheet.cy + 190 * sheet.s, 250 * sheet.s, "#f6d77a", { opacity: 0.28 }),
      layer(sheet, 120, "#1f4636", (_x, index) => ground - 50 + Math.sin(index * 0.8) * 20),
      layer(sheet, 120, "#123024", (_x, index) => ground + 26 + Math.cos(index * 0.6) * 14),
      motif(sheet, trees),
    ].join("");
  },
};

function tree(index: number): string {
  const random = createRandom(`pane ${index}`);
  const panes = ["#8fd19e", "#f4d35e", "#3fa796", "#f19c79", "#c9e4a7", "#5fbf9f", "#f7b2a0"];
  const crown = repeat(9, (at) => {
    const angle = (at / 9) * Math.PI * 2 + index;
    const [x, y] = [Math.cos(angle) * 74, -330 + Math.sin(angle) * 66];
    return circle(x, y, random.between(52, 92), panes[(at + index * 2) % panes.length] ?? "", {
      opacity: 0.52,
      stroke: "#fdf6dd",
      "stroke-width": 2.5,
      "stroke-opacity": 0.65,
    });
  });
  const apples = repeat(5, () =>
    circle(random.between(-96, 96), -330 + random.between(-70, 90), 11, "#e63946"),
  );
  return [
    path("M-12 0C-4-90-8-150-2-230H4C6-150 6-90 16 0Z", "#0c1f18"),
    stroke("M0-170C-24-220-50-250-62-300M2-190C30-230 46-262 66-300M1-220V-350", "#0c1f18", 7),
    crown,
    apples,
  ].join("");
}
