import { createRequire } from "node:module";
import { n, path } from "./svg";

/** Faces of the Geist family, whose outlines the posters carry: they look alike on every machine. */
export type Face =
  | "sans/Geist-Thin"
  | "sans/Geist-Light"
  | "sans/Geist-LightItalic"
  | "sans/Geist-Regular"
  | "sans/Geist-Medium"
  | "sans/Geist-Bold"
  | "sans/Geist-Black"
  | "sans/Geist-BlackItalic"
  | "sans/Geist-UltraBlack"
  | "mono/GeistMono-Regular"
  | "mono/GeistMono-Black";

interface Font {
  readonly unitsPerEm: number;
  readonly capHeight: number;
  layout(text: string): {
    readonly glyphs: readonly { readonly path: { readonly commands: readonly Command[] } }[];
    readonly positions: readonly { readonly xAdvance: number }[];
  };
}

interface Command {
  readonly command: keyof typeof LETTERS;
  readonly args: readonly number[];
}

const LETTERS = {
  moveTo: "M",
  lineTo: "L",
  quadraticCurveTo: "Q",
  bezierCurveTo: "C",
  closePath: "Z",
} as const;

export interface Setting {
  readonly face: Face;
  /** Left edge, centre or right edge of the lines, by `align`. */
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  /** No line is wider. */
  readonly width: number;
  /** Height of capitals times about 1.4; smaller when a line would be too wide. */
  readonly size: number;
  readonly align?: "left" | "centre" | "right";
  /** Space between letters, in ems. */
  readonly tracking?: number;
  /** Baseline to baseline, in sizes. */
  readonly leading?: number;
  /** Below 1 the letters are narrowed, above 1 widened. */
  readonly stretch?: number;
  /** Every line is set as large as `width` allows, poster fashion. */
  readonly isJustified?: boolean;
  readonly fill: string;
  readonly more?: Readonly<Record<string, string | number>>;
}

/** Sets lines of text as outlines; nothing ever leaves `width`. */
export function letter(lines: readonly string[], setting: Setting): string {
  const { tracking = 0, stretch = 1, leading = 1, align = "left", fill, more } = setting;
  const font = openFace(setting.face);
  const widest = Math.max(...lines.map((line) => measure(font, line, tracking) * stretch));
  const shared = Math.min(setting.size, setting.width / widest);
  let y = setting.y;
  return lines
    .map((line, index) => {
      const unit = measure(font, line, tracking) * stretch;
      const size = setting.isJustified ? setting.width / unit : shared;
      // A justified line hangs from the one before by its own height.
      if (index > 0) y += setting.isJustified ? size * (0.71 + leading * 0.1) : size * leading;
      const free = align === "left" ? 0 : align === "centre" ? unit / 2 : unit;
      const x = setting.x - free * size;
      return path(outline(font, line, x, y, size, { tracking, stretch }), fill, more);
    })
    .join("");
}

/** Width of a line in ems. */
function measure(font: Font, line: string, tracking: number): number {
  const { positions } = font.layout(line);
  const advance = positions.reduce((sum, position) => sum + position.xAdvance, 0);
  return advance / font.unitsPerEm + Math.max(0, line.length - 1) * tracking;
}

function outline(
  font: Font,
  line: string,
  x: number,
  y: number,
  size: number,
  { tracking, stretch }: { tracking: number; stretch: number },
): string {
  const scale = size / font.unitsPerEm;
  const run = font.layout(line);
  let pen = x;
  return run.glyphs
    .map((glyph, index) => {
      const from = pen;
      const advance = run.positions[index]?.xAdvance ?? 0;
      pen += (advance * scale + tracking * size) * stretch;
      return glyph.path.commands
        .map(({ command, args }) => {
          const place = (value: number, at: number) =>
            at % 2 === 0 ? from + value * scale * stretch : y - value * scale;
          return LETTERS[command] + args.map((value, at) => n(place(value, at))).join(" ");
        })
        .join("");
    })
    .join("");
}

const faces = new Map<Face, Font>();

function openFace(face: Face): Font {
  const known = faces.get(face);
  if (known) return known;
  const require = createRequire(import.meta.url);
  // fontkit comes with the PDF renderer; the sans and mono fonts with the site's typeface.
  const fromPdf = createRequire(require.resolve("@react-pdf/renderer"));
  const fontkit = fromPdf("fontkit") as { openSync(file: string): Font };
  const entry = require.resolve("geist/font/sans");
  const file = new URL(`fonts/geist-${face}.ttf`, `file://${entry}`).pathname;
  const font = fontkit.openSync(file);
  faces.set(face, font);
  return font;
}
