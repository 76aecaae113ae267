import type { Art } from "../art";
import { circle, group, motif, polygon, radial, rect, repeat, stroke } from "../svg";

/** A corridor that should not be there, and a door ajar. */
export const theQuietFloor: Art = {
  slug: "the-quiet-floor",
  title: ["the", "quiet", "floor"],
  setting: {
    face: "sans/Geist-Thin",
    x: 60,
    y: 800,
    width: 560,
    size: 150,
    leading: 0.86,
    fill: "#f4ead9",
  },
  credit: { x: 63, y: 640, width: 330, fill: "#c9524a" },
  grain: { colour: "#ffffff", opacity: 0.07 },
  backdrop: { cx: 1020, cy: 560, s: 1.25 },
  draw(sheet) {
    const frames = repeat(7, (index) => {
      const size = 1.62 ** (6 - index);
      const tone =
        ["#200a10", "#1b0a0f", "#16090d", "#12080b", "#0e0709", "#0b0607", "#090506"][6 - index] ??
        "";
      return rect(-34 * size, -64 * size, 68 * size, 122 * size, tone, {
        stroke: "#571722",
        "stroke-width": 2.4,
      });
    });
    const lamps = repeat(5, (index) => {
      const size = 1.62 ** (4 - index);
      return ["-1", "1"]
        .map((side) =>
          circle(Number(side) * 29 * size, -24 * size, 2.6 * size, "#ffcf8a", {
            opacity: 0.32 + index * 0.12,
          }),
        )
        .join("");
    });
    return [
      radial("glow", ["0 #fff4d6 .95", ".25 #ffb36b .35", "1 #ff5a3c 0"]),
      rect(0, 0, sheet.w, sheet.h, "#0a0507"),
      motif(sheet, [
        group(
          [
            frames,
            polygon(
              [
                [-15, 58],
                [15, 58],
                [330, 1180],
                [-330, 1180],
              ],
              "#7d1420",
            ),
            polygon(
              [
                [-10, 58],
                [10, 58],
                [218, 1180],
                [-218, 1180],
              ],
              "#a31c2b",
            ),
            lamps,
            circle(0, 6, 150, "url(#glow)"),
            rect(-22, -46, 44, 104, "#160709"),
            polygon(
              [
                [4, -46],
                [22, -46],
                [22, 58],
                [4, 58],
              ],
              "#fff1cf",
            ),
            polygon(
              [
                [4, 58],
                [22, 58],
                [150, 1100],
                [30, 1100],
              ],
              "#ffe2a8",
              { opacity: 0.2 },
            ),
          ],
          { transform: "translate(60 -150)" },
        ),
        indicator(),
      ]),
    ].join("");
  },
};

/** The lift's dial, stopped between two floors. */
function indicator(): string {
  const ticks = repeat(9, (index) => {
    const angle = Math.PI * (1 + index / 8);
    const at = (r: number) => `${Math.cos(angle) * r} ${Math.sin(angle) * r}`;
    return `M${at(78)}L${at(index === 6 ? 60 : 66)}`;
  });
  return group(
    [
      stroke("M-92 0A92 92 0 0 1 92 0Z", "#d8a25e", 3),
      stroke(ticks, "#d8a25e", 3),
      stroke("M0 0L38-54", "#ff4b3a", 5),
      circle(0, 0, 7, "#ff4b3a"),
    ],
    { transform: "translate(60 -420)" },
  );
}
