import type { Art } from "../art";
import { circle, group, layer, linear, motif, path, polygon, rect, repeat, stroke } from "../svg";

/** The smallest ferry and the largest flower. */
export const captainMarigold: Art = {
  slug: "captain-marigold",
  title: ["Captain", "Marigold"],
  setting: {
    face: "sans/Geist-UltraBlack",
    x: 400,
    y: 984,
    width: 620,
    size: 148,
    align: "centre",
    leading: 0.86,
    tracking: -0.03,
    fill: "#fff6d8",
  },
  credit: { x: 400, y: 1174, align: "centre", fill: "#bff4ea" },
  grain: { colour: "#ffffff", opacity: 0.13 },
  backdrop: { cy: 430 },
  draw(sheet) {
    const petals = [
      [360, 22, "#f26a1b"],
      [300, 20, "#f98b1f"],
      [238, 18, "#ffaa2b"],
      [176, 15, "#ffc540"],
      [112, 11, "#ffdd6b"],
    ] as const;
    const flower = petals.map(
      ([radius, count, fill], ring) =>
        repeat(count, (index) => {
          const angle = (index / count) * Math.PI * 2 + ring * 0.2;
          return circle(
            Math.cos(angle) * radius * 0.82,
            -90 + Math.sin(angle) * radius * 0.82,
            radius * 0.24,
            fill,
          );
        }) + circle(0, -90, radius * 0.84, fill),
    );
    const wave = (y: number, fill: string, size: number, shift: number) =>
      layer(
        sheet,
        20,
        fill,
        (x) => sheet.cy + y * sheet.s - Math.abs(Math.sin((x + shift) / size)) * 30,
      );
    return [
      linear("sky", ["0 #0b5d77", "1 #22b5a8"]),
      rect(0, 0, sheet.w, sheet.h, "url(#sky)"),
      motif(sheet, flower),
      wave(150, "#1b9aaa", 60, 0),
      wave(205, "#13808f", 74, 50),
      motif(sheet, [group([ferry()], { transform: "translate(-30 196) rotate(-5)" })]),
      wave(268, "#0c6174", 88, 20),
      wave(340, "#084a5c", 100, 90),
      wave(440, "#053646", 120, 30),
    ].join("");
  },
};

function ferry(): string {
  return [
    stroke("M70-150C90-190 130-176 150-214S210-224 216-256", "#fff6d8", 15, { opacity: 0.85 }),
    rect(46, -142, 44, 70, "#d7263d"),
    rect(46, -124, 44, 16, "#fff6d8"),
    rect(-96, -74, 200, 74, "#fff6d8", { rx: 8 }),
    repeat(4, (index) => circle(-66 + index * 46, -38, 14, "#0b4a5e")),
    rect(-120, -88, 246, 18, "#d7263d", { rx: 8 }),
    path("M-190 0H190C176 62 140 92 110 92H-120C-160 84-184 44-190 0Z", "#1b2a41"),
    path("M-190 0H190L184 24H-185Z", "#ffc540"),
    stroke("M-150 0V-150L-92-128L-150-108", "#1b2a41", 6),
    polygon(
      [
        [-147, -150],
        [-92, -129],
        [-147, -108],
      ],
      "#f26a1b",
    ),
  ].join("");
}
