import { Font } from "@react-pdf/renderer";

/** Latin first; names in Devanagari and Arabic fall through to the family that has them. */
export const PAPER_FONTS = [
  "Noto Sans",
  "Noto Sans Latin Ext",
  "Noto Sans Devanagari",
  "Noto Sans Arabic",
];

const FAMILIES = [
  { family: "Noto Sans", files: "noto-sans", subset: "latin" },
  { family: "Noto Sans Latin Ext", files: "noto-sans", subset: "latin-ext" },
  { family: "Noto Sans Devanagari", files: "noto-sans-devanagari", subset: "devanagari" },
  { family: "Noto Sans Arabic", files: "noto-sans-arabic", subset: "arabic" },
] as const;

const WEIGHTS = [400, 700] as const;
let isRegistered = false;

/** Registers the paper's fonts once per process, from the packages on disk: nothing is fetched. */
export function registerPaperFonts(): void {
  if (isRegistered) return;
  isRegistered = true;
  for (const { family, files, subset } of FAMILIES) {
    const folder = `${process.cwd()}/node_modules/@fontsource/${files}/files`;
    Font.register({
      family,
      fonts: WEIGHTS.map((fontWeight) => ({
        src: `${folder}/${files}-${subset}-${fontWeight}-normal.woff`,
        fontWeight,
      })),
    });
  }
  // Names and codes are never broken into syllables.
  Font.registerHyphenationCallback((word) => [word]);
}
