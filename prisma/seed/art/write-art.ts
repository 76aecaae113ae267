import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { MOVIES } from "../movies";
import type { Art } from "./art";
import { letter } from "./lettering";
import { SCENES } from "./scenes";
import { grain, type Sheet, tag } from "./svg";

/** Draws every film's poster (2:3) and backdrop (16:9) into public/art. */
const folder = path.resolve(import.meta.dirname, "../../../public/art");
await mkdir(folder, { recursive: true });
for (const movie of MOVIES) {
  const art = SCENES.find(({ slug }) => slug === movie.slug);
  if (!art) throw new Error(`No scene is drawn for ${movie.slug}.`);
  await write(`${movie.slug}-poster.svg`, drawPoster(art, movie.title, movie.director));
  await write(`${movie.slug}-backdrop.svg`, drawBackdrop(art));
}

async function write(name: string, svg: string): Promise<void> {
  if (svg.length > 30_000) throw new Error(`${name} has ${svg.length} bytes; 30,000 are enough.`);
  await writeFile(path.join(folder, name), `${svg}\n`);
}

function drawPoster(art: Art, title: string, director: string): string {
  const sheet: Sheet = { w: 800, h: 1200, cx: 400, cy: 600, s: 1, isPoster: true };
  const credit = letter([`A FILM BY ${director.toUpperCase()}`], {
    face: "sans/Geist-Medium",
    width: 640,
    size: 21,
    tracking: 0.16,
    ...art.credit,
  });
  const name = art.title && art.setting ? letter(art.title, art.setting) : "";
  const letters = name + credit;
  return frame(sheet, art, art.draw(sheet), tag("title", {}, escape(title)), letters);
}

function drawBackdrop(art: Art): string {
  const place = { cx: 1080, cy: 450, s: 1, ...art.backdrop };
  const sheet: Sheet = { w: 1600, h: 900, isPoster: false, ...place };
  return frame(sheet, art, art.draw(sheet), "", "");
}

function frame(sheet: Sheet, art: Art, scene: string, title: string, letters: string): string {
  const { colour, opacity } = art.grain;
  const viewBox = `0 0 ${sheet.w} ${sheet.h}`;
  const size = { width: sheet.w, height: sheet.h };
  return tag(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox, ...size },
    title + scene + grain(sheet, colour, opacity) + letters,
  );
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;");
}
